import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { TaskView } from '../api/views';
import { due, exact, when } from '../format/time';
import { leadName } from '../lead/lead-name';
import { Icon } from '../ui/icon';

type Props = { task: TaskView; now: Date; onDone: (task: TaskView) => void; onLater: (task: TaskView) => void };

/** A task on one line: tick it, open its lead, or put it off by its time. */
export function TaskLine({ task, now, onDone, onLater }: Props) {
  const { t } = useTranslation();
  const { state, text } = due(task.due, t, now);
  const open = task.status === 'open';
  const who = leadName(task.lead);
  const title = task.title || t(`taskKind.${task.kind}`);
  return (
    <li className="line task-line">
      <button
        type="button"
        className="task-check"
        disabled={!open}
        aria-label={t('task.tick', { title, who })}
        onClick={() => onDone(task)}
      >
        <span className={open ? 'task-box' : 'task-box task-box-done'}>
          <Icon name="check" />
        </span>
      </button>
      <Link to="/leads/$leadId" params={{ leadId: task.leadId }} className="line-link task-line-link">
        <span className="clip">
          <strong>{who}</strong>
        </span>
        <span className="clip ink-2">{title}</span>
        <span className="clip ink-3 task-line-owner">{task.owner?.name ?? task.team?.name}</span>
      </Link>
      {open ? (
        <button
          type="button"
          className={state === 'late' ? 'task-due late' : 'task-due'}
          title={`${exact(task.due)} · ${t('today.later')}`}
          onClick={() => onLater(task)}
        >
          {text}
        </button>
      ) : (
        <span className="task-due ink-3">{when(task.due, t, now)}</span>
      )}
    </li>
  );
}
