import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { firmQuery, saveFirm } from '../api/settings';
import type { FirmView } from '../api/views';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { FormNotice } from '../ui/form-notice';
import { Bones, Failed } from '../ui/states';
import { toast } from '../ui/toast';
import { QrField } from './qr-field';

const fields = [
  'name',
  'phone',
  'wechatId',
  'wechatQrText',
  'address',
  'privacyContact',
  'icp',
  'policeRecord',
] as const;
type Name = (typeof fields)[number];

export function FirmForm() {
  const query = useQuery(firmQuery);
  if (query.isPending) return <Bones rows={8} height={56} />;
  if (!query.data) return <Failed error={query.error} retry={() => void query.refetch()} />;
  return <Fields firm={query.data} />;
}

function Fields({ firm }: { firm: FirmView }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [values, setValues] = useState(
    () => Object.fromEntries(fields.map((name) => [name, firm[name] ?? ''])) as Record<Name, string>,
  );
  const save = useMutation({
    mutationFn: () => saveFirm(values),
    onSuccess: () => {
      toast(t('firm.saved'));
      void queries.invalidateQueries({ queryKey: firmQuery.queryKey });
    },
  });
  const errors = save.error instanceof Problem ? save.error.byField : {};
  return (
    <form
      className="form-page"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending) save.mutate();
      }}
    >
      <FormNotice error={save.error} />
      <p className="ink-2">{t('firm.intro')}</p>
      <div className="form-two">
        {fields.map((name) => (
          <TextField
            key={name}
            name={name}
            label={t(`firm.${name}`)}
            hint={t(`firm.hint.${name}`, { defaultValue: '' }) || undefined}
            maxLength={200}
            value={values[name]}
            error={errors[name]}
            onChange={(event) => setValues({ ...values, [name]: event.target.value })}
          />
        ))}
      </div>
      <QrField />
      <div className="form-foot">
        <Button type="submit" look="primary" busy={save.isPending}>
          {t('common.save')}
        </Button>
        <a className="btn btn-quiet" href="/" target="_blank" rel="noreferrer">
          {t('firm.look')}
        </a>
      </div>
    </form>
  );
}
