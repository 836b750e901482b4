import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../api/session';
import { WordMark } from '../ui/mark';
import { PasswordForm } from './password-form';

export function PasswordPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  useEffect(() => {
    document.title = `${t('password.title')} · Plotline`;
  }, [t]);
  const go = async () => {
    await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
    await navigate({ to: '/today' });
  };
  return (
    <main className="alone">
      <div className="alone-slip">
        <WordMark />
        <h1>{t('password.title')}</h1>
        <p className="ink-2">{t('password.why')}</p>
        <PasswordForm onDone={() => void go()} />
      </div>
    </main>
  );
}
