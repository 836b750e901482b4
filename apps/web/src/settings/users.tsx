import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../api/problem-text';
import { useMe } from '../api/session';
import { editUser, resetPassword, usersQuery } from '../api/users';
import type { UserView } from '../api/views';
import { Button } from '../ui/button';
import { Bones, Failed } from '../ui/states';
import { toast } from '../ui/toast';
import { AddUserSheet } from './add-user-sheet';
import { EditUserSheet } from './edit-user-sheet';
import { OncePassword } from './once-password';
import { UserLine } from './user-line';

type Once = { name: string; email?: string; password: string };

export function Users() {
  const { t } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const query = useQuery(usersQuery);
  const [adding, setAdding] = useState(false);
  const [editing, setEditing] = useState<UserView | null>(null);
  const [once, setOnce] = useState<Once | null>(null);
  const reload = () => void queries.invalidateQueries({ queryKey: usersQuery.queryKey });
  const failed = (error: unknown) => toast(problemText(error, t), { bad: true });

  const reset = useMutation({
    mutationFn: (user: UserView) => resetPassword(user.id),
    onSuccess: ({ oneTimePassword }, { name, email }) => setOnce({ name, email, password: oneTimePassword }),
    onError: failed,
  });
  const disable = useMutation({
    mutationFn: ({ user, disabled }: { user: UserView; disabled: boolean }) => editUser(user.id, { disabled }),
    onSuccess: (_user, { user, disabled }) => {
      reload();
      const undo = { label: t('common.undo'), run: () => disable.mutate({ user, disabled: !disabled }) };
      toast(
        t(disabled ? 'user.disabledNow' : 'user.enabledNow', { name: user.name }),
        disabled ? { action: undo } : {},
      );
    },
    onError: failed,
  });

  const users = query.data?.items ?? [];
  return (
    <>
      <div className="settings-bar">
        <p className="ink-2">{t('user.intro')}</p>
        <Button look="primary" icon="plus" onClick={() => setAdding(true)}>
          {t('user.add')}
        </Button>
      </div>
      {query.isPending && <Bones rows={6} height={44} />}
      {query.isError && <Failed error={query.error} retry={() => void query.refetch()} />}
      <ul className="lines" aria-label={t('settings.users')}>
        {users.map((user) => (
          <UserLine
            key={user.id}
            user={user}
            self={user.id === me.id}
            onEdit={setEditing}
            onReset={reset.mutate}
            onDisable={(who, disabled) => disable.mutate({ user: who, disabled })}
          />
        ))}
      </ul>
      {adding && (
        <AddUserSheet
          onClose={() => setAdding(false)}
          onAdded={(added) => {
            setAdding(false);
            setOnce(added);
            reload();
          }}
        />
      )}
      {editing && <EditUserSheet user={editing} onClose={() => setEditing(null)} onSaved={reload} />}
      {once && <OncePassword {...once} onClose={() => setOnce(null)} />}
    </>
  );
}
