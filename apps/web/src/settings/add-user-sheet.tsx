import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { addUser } from '../api/users';
import { Button } from '../ui/button';
import { FormNotice } from '../ui/form-notice';
import { Sheet } from '../ui/sheet';
import { UserFields, type UserValues } from './user-fields';

type Props = { onClose: () => void; onAdded: (added: { name: string; email: string; password: string }) => void };

export function AddUserSheet({ onClose, onAdded }: Props) {
  const { t } = useTranslation();
  const [values, setValues] = useState<UserValues>({ name: '', email: '', role: 'advisor', teamId: '' });
  const [tried, setTried] = useState(false);
  const add = useMutation({
    mutationFn: () => addUser({ ...values, name: values.name.trim(), email: values.email.trim() }),
    onSuccess: ({ oneTimePassword }) =>
      onAdded({ name: values.name, email: values.email.trim(), password: oneTimePassword }),
  });
  const missing = {
    ...(values.name.trim() ? {} : { name: t('user.nameMissing') }),
    ...(/^\S+@\S+$/.test(values.email.trim()) ? {} : { email: t('user.emailMissing') }),
    ...(values.teamId ? {} : { teamId: t('user.teamMissing') }),
  };
  const errors = { ...(add.error instanceof Problem ? add.error.byField : {}), ...(tried ? missing : {}) };
  const submit = () => {
    setTried(true);
    if (Object.keys(missing).length === 0 && !add.isPending) add.mutate();
  };
  return (
    <Sheet
      title={t('user.add')}
      onClose={onClose}
      footer={
        <Button look="primary" busy={add.isPending} onClick={submit}>
          {t('user.addDo')}
        </Button>
      }
    >
      <FormNotice error={add.error} />
      <UserFields values={values} errors={errors} onChange={setValues} />
    </Sheet>
  );
}
