import { useTranslation } from 'react-i18next';
import type { UserView } from '../api/views';
import { Button } from '../ui/button';

/** Somebody's days, hours and nearest leave on one line. */
export function TeamTimeLine({ user, onEdit }: { user: UserView; onEdit: () => void }) {
  const { t } = useTranslation();
  const days = user.weekdays?.map((day) => t(`time.weekdays.${day % 7}`)).join('、');
  const hours = user.hours?.map((span) => span.join('–')).join('、');
  const away = user.leave && (user.leave.from === user.leave.to ? 'teamTime.awayOn' : 'routing.away');
  return (
    <li className="line team-time-line">
      <span className="clip">
        <strong>{user.name}</strong> <span className="ink-3 small">{user.team.name}</span>
      </span>
      <span className="clip ink-2">{[days, hours].filter(Boolean).join(' ') || t('teamTime.office')}</span>
      <span className="clip">{away && t(away, { ...user.leave })}</span>
      <Button look="quiet" aria-label={t('teamTime.edit', { name: user.name })} onClick={onEdit}>
        {t('common.edit')}
      </Button>
    </li>
  );
}
