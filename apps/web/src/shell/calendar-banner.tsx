import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { calendarQuery } from '../api/routing';
import { useCan } from '../api/session';
import { AppLink } from '../ui/app-link';
import { Icon } from '../ui/icon';
import '../styles/routing.css';

/** A year without holidays would pass for plain weekdays: admins see it on every page until somebody adds its days. */
export function CalendarBanner() {
  const { t } = useTranslation();
  const may = useCan('setting.edit');
  const { data } = useQuery({ ...calendarQuery, enabled: may });
  if (!may || !data?.missing.length) return null;
  return (
    <p className="calendar-banner" role="status">
      <Icon name="late" />
      <span>
        {t('calendar.banner', { years: data.missing.join('、') })}{' '}
        <AppLink href="/settings/calendar">{t('calendar.bannerDo')}</AppLink>
      </span>
    </p>
  );
}
