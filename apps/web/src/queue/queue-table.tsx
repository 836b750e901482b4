import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { problemText } from '../api/problem-text';
import { pauseQueue } from '../api/queue';
import type { QueueState } from '../api/views';
import { Button } from '../ui/button';
import { toast } from '../ui/toast';
import { shortSpan } from './short-span';

const numbers = ['waiting', 'active', 'delayed', 'workers'] as const;

/** Each queue on one line: what it does, what waits, who works on it. */
export function QueueTable({ queues }: { queues: QueueState[] }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const pause = useMutation({
    mutationFn: ({ name, paused }: QueueState) => pauseQueue(name, !paused),
    onSuccess: (_done, { name, paused }) => {
      toast(t(paused ? 'queue.resumedNow' : 'queue.pausedNow', { name: t(`queue.name.${name}`) }));
      void cache.invalidateQueries({ queryKey: ['queue'] });
    },
    onError: (error) => toast(problemText(error, t), { bad: true }),
  });
  return (
    <table className="queue-table">
      <thead>
        <tr>
          <th scope="col">{t('queue.column.name')}</th>
          {numbers.map((key) => (
            <th scope="col" key={key} className="num">
              {t(`queue.column.${key}`)}
            </th>
          ))}
          <th scope="col" className="num">
            {t('queue.column.oldest')}
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {queues.map((queue) => (
          <tr key={queue.name}>
            <th scope="row">
              <strong>{t(`queue.name.${queue.name}`)}</strong>{' '}
              {queue.paused && <span className="tag tag-late">{t('queue.paused')}</span>}
              <span className="queue-about ink-3 small">{t(`queue.about.${queue.name}`)}</span>
            </th>
            {numbers.map((key) => (
              <td key={key} className="num" data-label={t(`queue.column.${key}`)}>
                {key === 'workers' && queue.workers === 0 ? (
                  <span className="late" title={t('queue.noWorkers')}>
                    0
                  </span>
                ) : (
                  queue[key]
                )}
              </td>
            ))}
            <td className="num" data-label={t('queue.column.oldest')}>
              {queue.oldestMs ? shortSpan(queue.oldestMs, t) : t('queue.none')}
            </td>
            <td className="num">
              <Button look="quiet" busy={pause.isPending} onClick={() => pause.mutate(queue)}>
                {t(queue.paused ? 'queue.resume' : 'queue.pause')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
