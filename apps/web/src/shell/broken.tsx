import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { problemText } from '../api/problem-text';
import { Button } from '../ui/button';
import { Mark } from '../ui/mark';

/** A part that could not be shown. After an update of the server old file names are gone: loading anew helps. */
export function Broken({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const stale = /dynamically imported module|module script/i.test(String(error));
  const again = () => {
    if (stale || !(error instanceof Problem)) return window.location.reload();
    reset();
    void router.invalidate();
  };
  return (
    <main className="alone" role="alert">
      <div className="alone-slip">
        <Mark size={28} />
        <h1>{t(stale ? 'broken.staleTitle' : 'broken.title')}</h1>
        <p className="ink-2">{stale ? t('broken.staleText') : problemText(error, t)}</p>
        <Button look="primary" onClick={again}>
          {t(stale ? 'broken.reload' : 'common.retry')}
        </Button>
      </div>
    </main>
  );
}
