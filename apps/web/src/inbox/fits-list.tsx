import { useTranslation } from 'react-i18next';
import type { ProspectView } from '../api/views';
import { AppLink } from '../ui/app-link';

/** How many listings fit, and the best three. */
export function FitsList({ fits }: { fits: ProspectView['fits'] }) {
  const { t } = useTranslation();
  if (fits.count === 0) return <p className="small ink-3">{t('desk.noFits')}</p>;
  return (
    <>
      <p className="small desk-fits-count">
        {t(fits.count >= 20 ? 'desk.manyFits' : 'desk.fits', { count: fits.count })}
      </p>
      <ol className="desk-fits">
        {fits.best.map(({ id, ref, title, score }) => (
          <li key={id}>
            <AppLink href={`/listings?open=${id}`} className="clip">
              {title}
            </AppLink>
            <span className="ink-3">{ref}</span>
            <span className="desk-fit-score">{Math.round(score)}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
