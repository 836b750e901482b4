import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { editUser } from '../api/users';
import type { UserEdit, UserView } from '../api/views';
import { Button } from '../ui/button';
import { FormNotice } from '../ui/form-notice';
import { Sheet } from '../ui/sheet';
import { toast } from '../ui/toast';
import { UserFields, type UserValues } from './user-fields';
import { Leaves } from './leaves';
import { RotaFields, type RotaValues } from './rota-fields';
import { TerritoryFields } from './territory-fields';
import { weekOf, weekValues } from './week-fields';

export function EditUserSheet({
  user,
  onClose,
  onSaved,
}: {
  user: UserView;
  onClose: () => void;
  onSaved: () => void;
}) {
  const { t } = useTranslation();
  const [values, setValues] = useState<UserValues>({
    name: user.name,
    email: user.email,
    role: user.role,
    teamId: user.team.id,
  });
  const [rota, setRota] = useState<RotaValues>({
    weight: String(user.weight),
    capacity: user.capacity === null ? '' : String(user.capacity),
    skills: user.skills,
    ...weekValues(user),
  });
  const [territory, setTerritory] = useState({ regions: user.regions, industries: user.industries });
  const save = useMutation({
    mutationFn: () =>
      editUser(user.id, {
        name: values.name.trim(),
        role: values.role,
        teamId: values.teamId,
        onLeaveUntil: user.onLeaveUntil === null ? undefined : null,
        weight: Number(rota.weight) || undefined,
        capacity: rota.capacity.trim() === '' ? null : Number(rota.capacity),
        skills: rota.skills as UserEdit['skills'],
        ...weekOf(rota),
        regions: territory.regions.map(({ code }) => code),
        industries: territory.industries.map(({ code }) => code),
      }),
    onSuccess: () => {
      toast(t('common.saved'));
      onSaved();
      onClose();
    },
  });
  const errors = save.error instanceof Problem ? save.error.byField : {};
  return (
    <Sheet
      title={t('user.edit', { name: user.name })}
      onClose={onClose}
      footer={
        <Button look="primary" busy={save.isPending} onClick={() => save.mutate()}>
          {t('common.save')}
        </Button>
      }
    >
      <FormNotice error={save.error} />
      <UserFields values={values} errors={errors} emailFixed onChange={setValues} />
      <TerritoryFields
        of="user"
        {...territory}
        errors={errors}
        onChange={(patch) => setTerritory((before) => ({ ...before, ...patch }))}
      />
      {values.role === 'advisor' && <RotaFields values={rota} errors={errors} onChange={setRota} />}
      <Leaves userId={user.id} />
    </Sheet>
  );
}
