import { useTranslation } from 'react-i18next';
import type { UserView } from '../api/views';
import { Button } from '../ui/button';

type Props = {
  user: UserView;
  self: boolean;
  onEdit: (user: UserView) => void;
  onReset: (user: UserView) => void;
  onDisable: (user: UserView, disabled: boolean) => void;
};

/** A person on one line; nobody disables or resets themselves here. */
export function UserLine({ user, self, onEdit, onReset, onDisable }: Props) {
  const { t } = useTranslation();
  const about = [t(`role.${user.role}`), user.team.name, user.disabled ? t('user.disabled') : null];
  return (
    <li className={user.disabled ? 'line user-line user-line-off' : 'line user-line'}>
      <span className="clip">
        <strong>{user.name}</strong> <span className="ink-3 small">{user.email}</span>
      </span>
      <span className="clip ink-2">{about.filter(Boolean).join(' · ')}</span>
      <span className="user-acts">
        <Button look="quiet" onClick={() => onEdit(user)}>
          {t('common.edit')}
        </Button>
        <Button look="quiet" disabled={user.disabled || self} onClick={() => onReset(user)}>
          {t('user.reset')}
        </Button>
        <Button look="quiet" disabled={self} onClick={() => onDisable(user, !user.disabled)}>
          {t(user.disabled ? 'user.enable' : 'user.disable')}
        </Button>
      </span>
    </li>
  );
}
