import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { changePassword } from '../api/session';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { FormNotice } from '../ui/form-notice';

const shortest = 10;

/** The same form when the password must be changed and when one wants to. */
export function PasswordForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [tried, setTried] = useState(false);
  const change = useMutation({
    mutationFn: () => changePassword(current, next),
    onSuccess: () => {
      setCurrent('');
      setNext('');
      setTried(false);
      onDone();
    },
  });
  const fields = change.error instanceof Problem ? change.error.byField : {};
  const tooShort = tried && next.length < shortest ? t('password.short', { count: shortest }) : undefined;
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (next.length >= shortest && current && !change.isPending) change.mutate();
      }}
    >
      <FormNotice error={change.error} />
      <TextField
        label={t('password.current')}
        type="password"
        name="current"
        autoComplete="current-password"
        value={current}
        error={tried && !current ? t('password.currentMissing') : fields.current}
        onChange={(event) => setCurrent(event.target.value)}
      />
      <TextField
        label={t('password.next')}
        type="password"
        name="next"
        autoComplete="new-password"
        hint={t('password.rule', { count: shortest })}
        value={next}
        error={tooShort ?? fields.next}
        onChange={(event) => setNext(event.target.value)}
      />
      <Button type="submit" look="primary" busy={change.isPending}>
        {t('password.save')}
      </Button>
    </form>
  );
}
