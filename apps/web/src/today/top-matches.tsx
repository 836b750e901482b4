import { useTranslation } from 'react-i18next';
import type { TopMatch } from '../api/views';
import { VerdictMark } from '../lead/verdict-mark';

export function TopMatches({ matches }: { matches: TopMatch[] }) {
  const { t } = useTranslation();
  if (matches.length === 0) return <p className="ink-2">{t('match.none')}</p>;
  return (
    <ul className="top-matches">
      {matches.map(({ ref, title, verdict, why }) => (
        <li key={ref}>
          <VerdictMark verdict={verdict} />
          <div>
            <a href={`/listings/${encodeURIComponent(ref)}`} target="_blank" rel="noreferrer">
              {title}
            </a>
            <p className="small ink-2">{why}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
