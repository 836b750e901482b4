import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../api/problem-text';
import { addTeam, teamsQuery } from '../api/users';
import type { Role } from '../api/views';
import { Button } from '../ui/button';
import { SelectField, TextField } from '../ui/field';
import { toast } from '../ui/toast';

export type UserValues = { name: string; email: string; role: Role; teamId: string };
type Props = {
  values: UserValues;
  errors: Record<string, string>;
  emailFixed?: boolean;
  onChange: (values: UserValues) => void;
};

const roles: Role[] = ['advisor', 'manager', 'admin'];

export function UserFields({ values, errors, emailFixed, onChange }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const teams = useQuery(teamsQuery);
  const [newTeam, setNewTeam] = useState<string | null>(null);
  const add = useMutation({
    mutationFn: addTeam,
    onSuccess: (team) => {
      void queries.invalidateQueries({ queryKey: teamsQuery.queryKey });
      setNewTeam(null);
      onChange({ ...values, teamId: team.id });
    },
    onError: (error) => toast(problemText(error, t), { bad: true }),
  });
  const set = (patch: Partial<UserValues>) => onChange({ ...values, ...patch });
  return (
    <>
      <TextField
        label={t('user.name')}
        value={values.name}
        error={errors.name}
        autoComplete="off"
        maxLength={60}
        onChange={(event) => set({ name: event.target.value })}
      />
      <TextField
        label={t('user.email')}
        type="email"
        autoComplete="off"
        hint={t('user.emailHint')}
        readOnly={emailFixed}
        value={values.email}
        error={errors.email}
        onChange={(event) => set({ email: event.target.value })}
      />
      <SelectField
        label={t('user.role')}
        hint={t(`user.roleHint.${values.role}`)}
        value={values.role}
        error={errors.role}
        onChange={(event) => set({ role: event.target.value as Role })}
      >
        {roles.map((role) => (
          <option key={role} value={role}>
            {t(`role.${role}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('user.team')}
        value={values.teamId}
        error={errors.teamId}
        onChange={(event) => set({ teamId: event.target.value })}
      >
        <option value="">{t('common.notChosen')}</option>
        {(teams.data?.items ?? []).map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      {newTeam === null ? (
        <Button look="text" className="small" onClick={() => setNewTeam('')}>
          {t('user.newTeam')}
        </Button>
      ) : (
        <div className="later-own">
          <TextField
            label={t('user.teamName')}
            value={newTeam}
            maxLength={40}
            onChange={(event) => setNewTeam(event.target.value)}
          />
          <Button busy={add.isPending} disabled={!newTeam.trim()} onClick={() => add.mutate(newTeam.trim())}>
            {t('user.teamAdd')}
          </Button>
        </div>
      )}
    </>
  );
}
