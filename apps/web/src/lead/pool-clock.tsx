import { useTranslation } from 'react-i18next';
import type { LeadRow } from '../api/views';
import { exact, when } from '../format/time';
import { dayNumber } from '../format/shanghai';

type Props = { lead: Pick<LeadRow, 'poolDue' | 'owner' | 'open'>; now: Date; within?: number };

/** 3 天后退回公海: how long the owner still has, where the house gives idle leads back; `within` days only in lists. */
export function PoolClock({ lead: { poolDue, owner, open }, now, within }: Props) {
  const { t } = useTranslation();
  if (!poolDue || !owner || !open) return null;
  const days = dayNumber(new Date(poolDue)) - dayNumber(now);
  if (within !== undefined && days > within) return null;
  const late = new Date(poolDue) <= now;
  const text = late ? t('pool.dueNow') : days === 0 ? t('pool.dueToday') : t('pool.dueIn', { count: days });
  return (
    <span
      className={days <= 1 ? 'pool-clock pool-clock-near' : 'pool-clock'}
      title={t('pool.dueAt', { at: exact(poolDue), when: when(poolDue, t, now) })}
    >
      {text}
    </span>
  );
}
