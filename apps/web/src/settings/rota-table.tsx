import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryClient } from '@tanstack/react-query';
import { usersQuery } from '../api/users';
import type { UserView } from '../api/views';
import { Button } from '../ui/button';
import { EditUserSheet } from './edit-user-sheet';

/** Who takes part in the rota, with what share, up to how many, and what they can. */
export function RotaTable({ users }: { users: UserView[] }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [editing, setEditing] = useState<UserView | null>(null);
  return (
    <>
      <ul className="lines" aria-label={t('routing.rota')}>
        {users.map((user) => (
          <li key={user.id} className="line rota-line">
            <span className="clip">
              <strong>{user.name}</strong> <span className="ink-3 small">{user.team.name}</span>
            </span>
            <span className="ink-2">{t('routing.weight', { weight: user.weight })}</span>
            <span className="ink-2">
              {user.capacity === null ? t('routing.houseCapacity') : t('routing.ownCapacity', { count: user.capacity })}
            </span>
            <span className="clip ink-2">{user.skills.map((skill) => t(`skill.${skill}`)).join('、') || '—'}</span>
            <span className="clip ink-2">
              {user.leave ? t('routing.away', { from: user.leave.from, to: user.leave.to }) : ''}
            </span>
            <Button look="quiet" onClick={() => setEditing(user)}>
              {t('common.edit')}
            </Button>
          </li>
        ))}
      </ul>
      {editing && (
        <EditUserSheet
          user={editing}
          onClose={() => setEditing(null)}
          onSaved={() => void queries.invalidateQueries({ queryKey: usersQuery.queryKey })}
        />
      )}
    </>
  );
}
