import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { TodayCounts as Counts, TodayItem } from '../api/views';
import { AppLink } from '../ui/app-link';

const groups: Record<string, string[]> = {
  overdue: ['overdue'],
  today: ['due_now', 'today'],
  fresh: ['new_inquiry'],
  noNextStep: ['no_next_step'],
};

/** The numbers count one's own (a manager's team's) leads; what waits in the pool is counted there. */
export const inGroup = (item: TodayItem, group: string | undefined): boolean =>
  !group ||
  (item.lead.owner !== null &&
    (group === 'fresh' ? item.task?.kind === 'first_call' : (groups[group]?.includes(item.reason) ?? true)));

/** The numbers of the day; each narrows the queue, the pool's leads there. */
export function TodayCounts({ counts, chosen }: { counts?: Counts; chosen?: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <div className="today-counts">
      {(['overdue', 'today', 'fresh', 'noNextStep'] as const).map((key) => (
        <button
          key={key}
          type="button"
          className="today-count"
          aria-pressed={chosen === key}
          onClick={() => void navigate({ to: '/today', search: chosen === key ? {} : { reason: key }, replace: true })}
        >
          <span className={key === 'overdue' && counts?.overdue ? 'today-number late' : 'today-number'}>
            {counts ? counts[key] : '–'}
          </span>
          {t(`today.count.${key}`)}
        </button>
      ))}
      <AppLink href="/leads?view=pool" className="today-count">
        <span className="today-number">{counts ? counts.pool : '–'}</span>
        {t('today.count.pool')}
      </AppLink>
    </div>
  );
}
