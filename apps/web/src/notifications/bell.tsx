import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notificationsQuery } from '../api/notifications';
import { Icon } from '../ui/icon';
import { NotificationSheet } from './notification-sheet';
import '../styles/notifications.css';

/** How many are unread, always in sight; the list behind it. Fresh with every event of the stream. */
export function Bell() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const query = useInfiniteQuery(notificationsQuery);
  const unread = query.data?.pages[0]?.unread ?? 0;
  const label = unread ? `${t('notify.bell')} · ${t('notify.unread', { count: unread })}` : t('notify.bell');
  return (
    <>
      <button type="button" className="bell" aria-label={label} title={label} onClick={() => setOpen(true)}>
        <Icon name="bell" />
        {unread > 0 && <span className="bell-count">{unread > 99 ? '99+' : unread}</span>}
      </button>
      {open && <NotificationSheet query={query} unread={unread} onClose={() => setOpen(false)} />}
    </>
  );
}
