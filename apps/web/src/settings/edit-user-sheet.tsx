import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { editUser } from '../api/users';
import type { UserView } from '../api/views';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { FormNotice } from '../ui/form-notice';
import { Sheet } from '../ui/sheet';
import { toast } from '../ui/toast';
import { codeList } from './code-list';
import { UserFields, type UserValues } from './user-fields';
import { leaveEnd } from './leave-end';

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
  const [leave, setLeave] = useState(user.onLeaveUntil?.slice(0, 10) ?? '');
  const [regions, setRegions] = useState(user.regions.join(', '));
  const [industries, setIndustries] = useState(user.industries.join(', '));
  const save = useMutation({
    mutationFn: () =>
      editUser(user.id, {
        name: values.name.trim(),
        role: values.role,
        teamId: values.teamId,
        onLeaveUntil: leaveEnd(leave),
        regions: codeList(regions),
        industries: codeList(industries),
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
      <TextField
        label={t('user.regions')}
        hint={t('user.regionsHint')}
        value={regions}
        error={errors.regions}
        onChange={(event) => setRegions(event.target.value)}
      />
      <TextField
        label={t('user.industries')}
        hint={t('user.industriesHint')}
        value={industries}
        error={errors.industries}
        onChange={(event) => setIndustries(event.target.value)}
      />
      <TextField
        label={t('user.leave')}
        hint={t('user.leaveHint')}
        type="date"
        value={leave}
        error={errors.onLeaveUntil}
        onChange={(event) => setLeave(event.target.value)}
      />
    </Sheet>
  );
}
