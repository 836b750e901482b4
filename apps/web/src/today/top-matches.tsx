import { useTranslation } from 'react-i18next';
import type { TopMatch } from '../api/views';
import { VerdictMark } from '../lead/verdict-mark';
import { whyOf } from '../lead/why-of';

/** First what is just short, then what fits; what is unknown is asked on the lead's page. */
const worthSaying = (criteria: TopMatch['criteria']) => {
  const of = (...verdicts: string[]) => criteria.filter(({ verdict }) => verdicts.includes(verdict));
  return [...of('near', 'fail'), ...of('pass')].slice(0, 5);
};

/** The best sites with what fits and what does not quite, in numbers. */
export function TopMatches({ matches }: { matches: TopMatch[] }) {
  const { t, i18n } = useTranslation();
  if (matches.length === 0) return <p className="ink-2">{t('match.none')}</p>;
  return (
    <ul className="top-matches">
      {matches.map(({ ref, title, path, verdict, criteria }) => (
        <li key={ref}>
          <VerdictMark verdict={verdict} />
          <div>
            <a href={path} target="_blank" rel="noreferrer">
              {title}
            </a>
            <ul className="top-whys small">
              {worthSaying(criteria).map((criterion) => (
                <li key={criterion.key}>
                  <VerdictMark verdict={criterion.verdict} />
                  {whyOf(criterion, i18n.language)}
                </li>
              ))}
            </ul>
          </div>
        </li>
      ))}
    </ul>
  );
}
