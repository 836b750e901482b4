import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../api/session';
import { tasksQuery } from '../api/tasks';
import type { TaskView } from '../api/views';
import { LaterSheet } from '../lead/later-sheet';
import { leadName } from '../lead/lead-name';
import { usePostpone } from '../lead/use-lead-acts';
import { OwnerPicker } from '../leads/owner-picker';
import { TitleLine } from '../shell/title-line';
import { ListStates } from '../ui/list-states';
import { Empty } from '../ui/states';
import { useNow } from '../ui/use-now';
import { ViewTabs } from '../ui/view-tabs';
import { groupByDay } from './group-by-day';
import { TaskLine } from './task-line';
import { useFinish } from './use-finish';
import '../styles/lists.css';
import '../styles/lead-parts.css';

/** An agenda: what is late, today, tomorrow, this week and later. */
export function TasksPage() {
  const { t } = useTranslation();
  const now = useNow();
  const navigate = useNavigate();
  const { status = 'open', owner } = useSearch({ from: '/inside/tasks' });
  const query = useQuery(tasksQuery({ status, owner }));
  const people = useCan('user.view');
  const [late, setLate] = useState<TaskView | null>(null);
  const { gone, finish } = useFinish();
  const postpone = usePostpone();
  const tasks = (query.data?.items ?? []).filter(({ id }) => !gone.has(id));
  const suffix = owner ? `&owner=${owner}` : '';
  const tabs = ['open', 'done'].map((key) => ({
    key,
    label: t(`task.status.${key}`),
    href: `/tasks?status=${key}${suffix}`,
  }));
  return (
    <>
      <TitleLine title={t('nav.tasks')} count={query.data?.items.length}>
        {people && (
          <OwnerPicker
            value={owner}
            onChange={(next) => void navigate({ to: '/tasks', search: { status, owner: next }, replace: true })}
          />
        )}
      </TitleLine>
      <ViewTabs label={t('nav.tasks')} chosen={status} tabs={tabs} />
      <ListStates query={query} count={tasks.length}>
        <Empty title={t(`task.none.${status}`)}>{t(`task.noneText.${status}`)}</Empty>
      </ListStates>
      {groupByDay(tasks, now).map(({ key, items }) => (
        <section key={key}>
          <h3 className={key === 'late' && status === 'open' ? 'lines-group late' : 'lines-group'}>
            {t(`task.group.${status === 'done' && key === 'late' ? 'before' : key}`)}{' '}
            <span className="ink-3">{items.length}</span>
          </h3>
          <ul className="lines">
            {items.map((task) => (
              <TaskLine key={task.id} task={task} now={now} onDone={finish} onLater={setLate} />
            ))}
          </ul>
        </section>
      ))}
      {late && (
        <LaterSheet
          who={leadName(late.lead)}
          onPick={(at) => postpone.mutate({ leadId: late.leadId, taskId: late.id, before: late.due, at })}
          onClose={() => setLate(null)}
        />
      )}
    </>
  );
}
