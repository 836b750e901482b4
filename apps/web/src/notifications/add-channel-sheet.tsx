import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addChannel } from '../api/notifications';
import { Problem } from '../api/problem';
import { teamsQuery } from '../api/users';
import type { NewChannel } from '../api/views';
import { Button } from '../ui/button';
import { SelectField, TextField } from '../ui/field';
import { FormNotice } from '../ui/form-notice';
import { Sheet } from '../ui/sheet';
import { toast } from '../ui/toast';

const kinds = ['wecom', 'dingtalk', 'feishu'] as const;

export function AddChannelSheet({ onClose, onAdded }: { onClose: () => void; onAdded: () => void }) {
  const { t } = useTranslation();
  const teams = useQuery(teamsQuery).data?.items ?? [];
  const [values, setValues] = useState<NewChannel>({ kind: 'wecom', name: '', url: '', secret: '', teamId: null });
  const set = (more: Partial<NewChannel>) => setValues({ ...values, ...more });
  const add = useMutation({
    mutationFn: () => addChannel({ ...values, name: values.name.trim() }),
    onSuccess: () => {
      toast(t('channels.added', { name: values.name.trim() }));
      onAdded();
      onClose();
    },
  });
  const errors = add.error instanceof Problem ? add.error.byField : {};
  return (
    <Sheet
      title={t('channels.add')}
      onClose={onClose}
      footer={
        <Button look="primary" busy={add.isPending} onClick={() => add.mutate()}>
          {t('common.save')}
        </Button>
      }
    >
      <FormNotice error={add.error} />
      <SelectField
        label={t('channels.kindLabel')}
        value={values.kind}
        onChange={(event) => set({ kind: event.target.value as NewChannel['kind'] })}
      >
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`channels.kind.${kind}`)}
          </option>
        ))}
      </SelectField>
      {(['name', 'url'] as const).map((name) => (
        <TextField
          key={name}
          label={t(`channels.${name}`)}
          hint={t(`channels.${name}Hint`)}
          value={values[name]}
          error={errors[name]}
          onChange={(event) => set({ [name]: event.target.value })}
        />
      ))}
      {values.kind !== 'wecom' && (
        <TextField
          label={t('channels.secret')}
          hint={t('channels.secretHint')}
          autoComplete="off"
          value={values.secret}
          error={errors.secret}
          onChange={(event) => set({ secret: event.target.value })}
        />
      )}
      <SelectField
        label={t('channels.team')}
        value={values.teamId ?? ''}
        onChange={(event) => set({ teamId: event.target.value || null })}
      >
        <option value="">{t('channels.everybody')}</option>
        {teams.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
    </Sheet>
  );
}
