import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveWish, wishQuery } from '../api/notifications';
import { Problem } from '../api/problem';
import type { NotificationWish } from '../api/views';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { FormNotice } from '../ui/form-notice';
import { Bones, Failed } from '../ui/states';
import { toast } from '../ui/toast';
import { KindFields } from './kind-fields';
import { clockOf, minutesOf } from './minutes';
import '../styles/notifications.css';

/** What one wants to be told outside the dashboard. */
export function NotificationSettings() {
  const query = useQuery(wishQuery);
  if (query.isPending) return <Bones rows={6} height={48} />;
  if (!query.data) return <Failed error={query.error} retry={() => void query.refetch()} />;
  const { mailThere, ...wish } = query.data;
  return <Wish wish={wish} mailThere={mailThere} />;
}

function Wish({ wish, mailThere }: { wish: NotificationWish; mailThere: boolean }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [values, setValues] = useState(wish);
  const save = useMutation({
    mutationFn: () => saveWish(values),
    onSuccess: () => {
      toast(t('common.saved'));
      void cache.invalidateQueries({ queryKey: wishQuery.queryKey });
    },
  });
  const errors = save.error instanceof Problem ? save.error.byField : {};
  const set = (more: Partial<NotificationWish>) => setValues({ ...values, ...more });
  return (
    <form
      className="form-page form-narrow"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending) save.mutate();
      }}
    >
      <FormNotice error={save.error} />
      <p className="ink-2">{t('notify.privacy')}</p>
      <fieldset className="wish">
        <legend className="field-label">{t('notify.mail')}</legend>
        <label>
          <input type="checkbox" checked={values.mail} onChange={(event) => set({ mail: event.target.checked })} />
          {t('notify.mailOn')}
        </label>
        {!mailThere && <p className="field-hint">{t('notify.mailMissing')}</p>}
      </fieldset>
      <KindFields muted={values.muted} onChange={(muted) => set({ muted })} />
      <fieldset className="wish">
        <legend className="field-label">{t('notify.quiet')}</legend>
        <div className="form-two">
          {(['quietFrom', 'quietTo'] as const).map((name) => (
            <TextField
              key={name}
              type="time"
              label={t(`notify.${name}`)}
              value={clockOf(values[name])}
              error={errors[name]}
              onChange={(event) => set({ [name]: minutesOf(event.target.value) })}
            />
          ))}
        </div>
        <p className="field-hint">{t('notify.quietHint')}</p>
      </fieldset>
      <TextField
        type="number"
        min={1}
        max={60}
        label={t('notify.perHour')}
        hint={t('notify.perHourHint')}
        value={values.perHour}
        error={errors.perHour}
        onChange={(event) => set({ perHour: Number(event.target.value) })}
      />
      <div className="form-foot">
        <Button type="submit" look="primary" busy={save.isPending}>
          {t('common.save')}
        </Button>
      </div>
    </form>
  );
}
