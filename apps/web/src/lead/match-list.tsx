import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MatchView } from '../api/views';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { Empty } from '../ui/states';
import { criterionLabel } from './criterion-label';
import { matchText } from './match-text';
import { MatchTable } from './match-table';
import { VerdictMark } from './verdict-mark';
import { whyOf } from './why-of';

const few = 5;

/** The sites for this need, best first, each criterion with its verdict and numbers. */
export function MatchList({ matches }: { matches: MatchView[] }) {
  const { t } = useTranslation();
  const [comparing, setComparing] = useState(false);
  const [all, setAll] = useState(false);
  if (matches.length === 0) return <Empty title={t('match.none')}>{t('match.noneText')}</Empty>;
  return (
    <>
      {matches.length > 1 && (
        <Button look="quiet" icon="columns" className="match-compare" onClick={() => setComparing(true)}>
          {t('match.compare')}
        </Button>
      )}
      <ol className="matches">
        {matches.slice(0, all ? undefined : few).map((match) => (
          <Match key={match.listing.id} match={match} />
        ))}
      </ol>
      {!all && matches.length > few && (
        <Button look="quiet" onClick={() => setAll(true)}>
          {t('match.more', { count: matches.length - few })}
        </Button>
      )}
      {comparing && <MatchTable matches={matches.slice(0, 4)} onClose={() => setComparing(false)} />}
    </>
  );
}

function Match({ match }: { match: MatchView }) {
  const { t, i18n } = useTranslation();
  const { listing, verdict, score, criteria } = match;
  return (
    <li className="match">
      <header className="match-head">
        <VerdictMark verdict={verdict} />
        <a href={listing.path} target="_blank" rel="noreferrer">
          {listing.title}
        </a>
        <span className="match-score" title={t('match.score')}>
          {Math.round(score)}
        </span>
      </header>
      <ul className="criteria">
        {criteria.map((criterion) => (
          <li key={criterion.key}>
            <VerdictMark verdict={criterion.verdict} />
            <span className="criterion-key">{criterionLabel(criterion.key, t)}</span>
            <span className="criterion-why">{whyOf(criterion, i18n.language)}</span>
          </li>
        ))}
      </ul>
      <footer className="match-foot">
        <span className="small ink-3">
          {listing.ref}
          {listing.status && listing.status !== 'available' && ` · ${t(`listingStatus.${listing.status}`)}`}
        </span>
        <CopyButton text={matchText(match, window.location.origin)} label={t('match.copy')} />
      </footer>
    </li>
  );
}
