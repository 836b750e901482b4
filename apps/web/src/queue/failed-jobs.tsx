import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { problemText } from '../api/problem-text';
import { dismissFailed, failedJobsQuery, retryFailed } from '../api/queue';
import { Button } from '../ui/button';
import { ListStates } from '../ui/list-states';
import { MoreRows } from '../ui/more-rows';
import { Empty } from '../ui/states';
import { toast } from '../ui/toast';
import { FailedJobLine } from './failed-job-line';

/** What failed for good, newest first, each with its reason and what can be done about it. */
export function FailedJobs({ count }: { count: number | undefined }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const query = useInfiniteQuery({ ...failedJobsQuery, refetchInterval: 15_000 });
  const jobs = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const act = useMutation({
    mutationFn: ({ how, ids }: { how: 'retry' | 'dismiss'; ids?: string[] }) =>
      how === 'retry' ? retryFailed(ids) : dismissFailed(ids),
    onSuccess: ({ count: done }, { how }) => {
      toast(t(how === 'retry' ? 'queue.retried' : 'queue.dismissed', { count: done }));
      void cache.invalidateQueries({ queryKey: ['queue'] });
    },
    onError: (error) => toast(problemText(error, t), { bad: true }),
  });
  return (
    <section aria-label={t('queue.failed')}>
      <div className="settings-bar">
        <h2>
          {t('queue.failed')} {count ? <span className="title-count">{count}</span> : null}
        </h2>
        {jobs.length > 1 && (
          <Button busy={act.isPending} onClick={() => act.mutate({ how: 'retry' })}>
            {t('queue.retryAll')}
          </Button>
        )}
      </div>
      <ListStates query={query} count={jobs.length} bones={3} height={56}>
        <Empty title={t('queue.failedNone')}>{t('queue.failedNoneText')}</Empty>
      </ListStates>
      <ul className="lines">
        {jobs.map((job) => (
          <FailedJobLine
            key={job.id}
            job={job}
            busy={act.isPending}
            onRetry={() => act.mutate({ how: 'retry', ids: [job.id] })}
            onDismiss={() => act.mutate({ how: 'dismiss', ids: [job.id] })}
          />
        ))}
      </ul>
      <MoreRows query={query} />
    </section>
  );
}
