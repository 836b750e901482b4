import { useTranslation } from 'react-i18next';
import type { FlowHealth, QueueState } from '../api/views';
import { ago } from '../format/time';
import { useNow } from '../ui/use-now';
import { flowState } from './flow-state';
import { shortSpan } from './short-span';

type Props = { health: FlowHealth; queues: QueueState[]; failed: number };

/** One line that says whether the flow keeps up. */
export function HealthLine({ health, queues, failed }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  const state = flowState(health, queues, failed, now);
  const facts = [
    ['undelivered', String(health.undelivered)],
    ['oldest', health.undelivered ? shortSpan(health.oldestUndeliveredMs, t) : t('queue.none')],
    ['undone', health.undone === null ? t('common.unknown') : String(health.undone)],
    ['looked', health.lookedAt ? ago(health.lookedAt, t, now) : t('queue.health.never')],
  ] as const;
  return (
    <section className="queue-health" aria-label={t(`queue.health.${state}`)}>
      <p className={state === 'fine' ? 'queue-state done' : 'queue-state late'} role="status">
        {t(`queue.health.${state}`)}
      </p>
      <dl className="queue-facts">
        {facts.map(([key, value]) => (
          <div key={key}>
            <dt className="ink-3 small">{t(`queue.health.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
