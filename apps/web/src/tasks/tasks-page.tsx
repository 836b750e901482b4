import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../api/problem-text';
import { useMe } from '../api/session';
import { editTask, tasksQuery } from '../api/tasks';
import { usersQuery } from '../api/users';
import type { TaskView } from '../api/views';
import { due, exact, when } from '../format/time';
import { LaterSheet } from '../lead/later-sheet';
import { leadName } from '../lead/lead-name';
import { usePostpone, useRefreshLead } from '../lead/use-lead-acts';
import { TitleLine } from '../shell/title-line';
import { Icon } from '../ui/icon';
import { Picker } from '../ui/lazy-ant';
import { Bones, Empty, Failed } from '../ui/states';
import { toast } from '../ui/toast';
import { useNow } from '../ui/use-now';
import { ViewTabs } from '../ui/view-tabs';
import { groupByDay } from './group-by-day';
import '../styles/lists.css';
import '../styles/lead-parts.css';

const nameOf = (task: TaskView) => (task.lead ? leadName(task.lead) : '');

/** An agenda: what is late, today, tomorrow, this week and later. */
export function TasksPage() {
  const { t } = useTranslation();
  const me = useMe();
  const now = useNow();
  const navigate = useNavigate();
  const refresh = useRefreshLead();
  const { status = 'open', owner } = useSearch({ from: '/inside/tasks' });
  const query = useQuery(tasksQuery({ status, owner }));
  const people = me.role !== 'advisor';
  const users = useQuery({ ...usersQuery, enabled: people });
  const [late, setLate] = useState<TaskView | null>(null);
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const postpone = usePostpone();

  const put = useMutation({
    mutationFn: ({ task }: { task: TaskView }) => editTask(task.id, { status: 'done' }),
    onMutate: ({ task }) => setGone((before) => new Set(before).add(task.id)),
    onSuccess: (_result, { task }) => {
      toast(t('task.done', { title: task.title || t(`taskKind.${task.kind}`) }));
      refresh(task.leadId);
    },
    onError: (error, { task }) => {
      setGone((before) => new Set([...before].filter((id) => id !== task.id)));
      toast(problemText(error, t), { bad: true });
    },
  });

  const tasks = (query.data?.items ?? []).filter(({ id }) => !gone.has(id));
  const groups = groupByDay(tasks, now);
  const suffix = owner ? `&owner=${owner}` : '';
  return (
    <>
      <TitleLine title={t('nav.tasks')} count={query.data?.items.length}>
        {people && (
          <Picker
            label={t('lead.owner')}
            placeholder={t('leads.anyOwner')}
            value={owner}
            choices={(users.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(next) => void navigate({ to: '/tasks', search: { status, owner: next }, replace: true })}
          />
        )}
      </TitleLine>
      <ViewTabs
        label={t('nav.tasks')}
        chosen={status}
        tabs={['open', 'done'].map((key) => ({
          key,
          label: t(`task.status.${key}`),
          href: `/tasks?status=${key}${suffix}`,
        }))}
      />
      {query.isPending && <Bones rows={10} />}
      {query.isError && tasks.length === 0 && <Failed error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && tasks.length === 0 && (
        <Empty title={t(`task.none.${status}`)}>{t(`task.noneText.${status}`)}</Empty>
      )}
      {groups.map(({ key, items }) => (
        <section key={key} aria-label={t(`task.group.${key}`)}>
          <h3 className={key === 'late' && status === 'open' ? 'lines-group late' : 'lines-group'}>
            {t(`task.group.${status === 'done' && key === 'late' ? 'before' : key}`)}{' '}
            <span className="ink-3">{items.length}</span>
          </h3>
          <ul className="lines">
            {items.map((task) => {
              const { state, text } = due(task.due, t, now);
              const open = task.status === 'open';
              return (
                <li key={task.id} className="line task-line">
                  <button
                    type="button"
                    className="task-check"
                    disabled={!open}
                    aria-label={t('task.tick', { title: task.title || t(`taskKind.${task.kind}`), who: nameOf(task) })}
                    onClick={() => put.mutate({ task })}
                  >
                    <span className={open ? 'task-box' : 'task-box task-box-done'}>
                      <Icon name="check" />
                    </span>
                  </button>
                  <Link to="/leads/$leadId" params={{ leadId: task.leadId }} className="line-link task-line-link">
                    <span className="clip">
                      <strong>{nameOf(task)}</strong>
                    </span>
                    <span className="clip ink-2">{task.title || t(`taskKind.${task.kind}`)}</span>
                    <span className="clip ink-3 task-line-owner">{task.owner?.name ?? task.team?.name}</span>
                  </Link>
                  {open ? (
                    <button
                      type="button"
                      className={state === 'late' ? 'task-due late' : 'task-due'}
                      title={`${exact(task.due)} · ${t('today.later')}`}
                      onClick={() => setLate(task)}
                    >
                      {text}
                    </button>
                  ) : (
                    <span className="task-due ink-3">{when(task.due, t, now)}</span>
                  )}
                </li>
              );
            })}
          </ul>
        </section>
      ))}
      {late && (
        <LaterSheet
          who={nameOf(late)}
          onPick={(at) => postpone.mutate({ leadId: late.leadId, taskId: late.id, before: late.due, at })}
          onClose={() => setLate(null)}
        />
      )}
    </>
  );
}
