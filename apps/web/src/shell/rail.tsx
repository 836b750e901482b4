import { useQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { inquiryCountsQuery } from '../api/inquiries';
import { useMe } from '../api/session';
import { todayQuery } from '../api/tasks';
import { AppLink } from '../ui/app-link';
import { Icon } from '../ui/icon';
import { WordMark } from '../ui/mark';
import { destinationAt, destinationsOf } from './navigation';
import { UserMenu } from './user-menu';

export function useHere() {
  return useRouterState({
    select: ({ location }) => destinationAt(location.pathname, (location.search as { view?: string }).view),
  });
}

export function Rail() {
  const { t } = useTranslation();
  const me = useMe();
  const here = useHere();
  const counts = useQuery(todayQuery).data?.counts;
  const waiting = useQuery({ ...inquiryCountsQuery, enabled: me.can.includes('inquiry.review') }).data;
  const inquiries = waiting && (waiting.quarantined ?? 0) + (waiting.offered ?? 0) + (waiting.requested ?? 0);
  const badge: Partial<Record<string, number>> = { today: counts?.overdue, pool: counts?.pool, inquiries };
  const late: Partial<Record<string, boolean>> = { today: true, inquiries: Boolean(waiting?.overdue) };
  return (
    <nav className="rail" aria-label={t('shell.navigation')}>
      <AppLink href="/today" className="rail-mark">
        <WordMark />
      </AppLink>
      <ul className="rail-list">
        {destinationsOf(me.can).map(({ key, href, icon }) => (
          <li key={key}>
            <AppLink
              href={href}
              className="rail-link"
              aria-current={here === key ? 'page' : undefined}
              title={t(`nav.${key}`)}
            >
              <Icon name={icon} />
              <span className="rail-word">{t(`nav.${key}`)}</span>
              {badge[key] ? (
                <span className={late[key] ? 'rail-count late' : 'rail-count'} title={t(`nav.${key}Count`)}>
                  {badge[key]}
                </span>
              ) : null}
            </AppLink>
          </li>
        ))}
      </ul>
      <UserMenu />
    </nav>
  );
}
