import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../api/problem-text';
import { signIn } from '../api/session';
import { currentLanguage, switchLanguage } from '../i18n/i18n';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { Icon } from '../ui/icon';
import { WordMark } from '../ui/mark';
import { safeNext } from './safe-next';

export function SignInPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const router = useRouter();
  const next = safeNext((useSearch({ strict: false }) as { next?: string }).next);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  useEffect(() => {
    document.title = `${t('signIn.title')} · Plotline`;
  }, [t]);

  const entry = useMutation({
    mutationFn: () => signIn(email.trim(), password),
    onSuccess: (session) => {
      if (session.mustChangePassword) return navigate({ to: '/password' });
      return next ? router.history.push(next) : navigate({ to: '/today' });
    },
  });

  return (
    <main className="alone">
      <div className="alone-slip">
        <WordMark />
        <h1>{t('signIn.title')}</h1>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (!entry.isPending) entry.mutate();
          }}
        >
          {entry.isError && (
            <div className="notice" role="alert">
              <Icon name="late" />
              <span>{problemText(entry.error, t)}</span>
            </div>
          )}
          <TextField
            label={t('signIn.email')}
            name="email"
            type="email"
            autoComplete="username"
            required
            autoFocus
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
          <TextField
            label={t('signIn.password')}
            name="password"
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          <Button type="submit" look="primary" block busy={entry.isPending}>
            {t(entry.isPending ? 'signIn.going' : 'signIn.go')}
          </Button>
        </form>
        <p className="small ink-3">{t('signIn.forgot')}</p>
        <Button
          look="text"
          className="small"
          lang={currentLanguage() === 'en' ? 'zh-CN' : 'en'}
          onClick={() => void switchLanguage(currentLanguage() === 'en' ? 'zh-CN' : 'en')}
        >
          {currentLanguage() === 'en' ? '中文' : 'English'}
        </Button>
      </div>
    </main>
  );
}
