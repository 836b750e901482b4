import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Mark } from '../ui/mark';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <main className="alone">
      <div className="alone-slip">
        <Mark size={28} />
        <h1>{t('notFound.title')}</h1>
        <p className="ink-2">{t('notFound.text')}</p>
        <Link to="/today" className="btn btn-primary">
          {t('notFound.back')}
        </Link>
      </div>
    </main>
  );
}
