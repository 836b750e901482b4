import { useTranslation } from 'react-i18next';
import type { TaskView } from '../api/views';
import { due, exact } from '../format/time';
import { ClimbNote } from '../tasks/climb-note';
import { Icon } from '../ui/icon';
import { useNow } from '../ui/use-now';

type Props = { tasks: TaskView[]; open: boolean; onLater: (task: TaskView) => void };

/** The open tasks of a lead; an open lead without one says so. */
export function TasksBlock({ tasks, open, onLater }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  const left = tasks.filter(({ status }) => status === 'open');
  if (left.length === 0 && !open) return <p className="ink-3 small">{t('lead.closed')}</p>;
  if (left.length === 0) return <p className="soon small">{t('lead.noNextStep')}</p>;
  return (
    <ul className="task-lines">
      {left.map((task) => {
        const { state, text } = due(task.due, t, now);
        return (
          <li key={task.id}>
            <Icon name={state === 'late' ? 'late' : 'clock'} className={state === 'late' ? 'late' : 'ink-3'} />
            <span className="clip">
              {task.title || t(`taskKind.${task.kind}`)}
              <ClimbNote rung={task.rung} />
            </span>
            <button
              type="button"
              className={state === 'late' ? 'task-due late' : 'task-due'}
              title={`${exact(task.due)} · ${t('today.later')}`}
              onClick={() => onLater(task)}
            >
              {text}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
