import { useTranslation } from 'react-i18next';
import { photoSource } from '../api/listings';
import type { MatchView } from '../api/views';
import { ago } from '../format/time';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { Icon } from '../ui/icon';
import { criterionLabel } from './criterion-label';
import { keyFacts, priceText } from './match-facts';
import { matchText } from './match-text';
import { VerdictMark } from './verdict-mark';
import { whyOf } from './why-of';

type Props = { match: MatchView; chosen: boolean; onChoose: () => void; onReject?: () => void };

function Thumb({ match: { listing, card } }: { match: MatchView }) {
  if (!card.cover)
    return (
      <span className="match-thumb match-thumb-none">
        <Icon name="listings" />
      </span>
    );
  return (
    <img
      className="match-thumb"
      src={photoSource(listing.id, card.cover)}
      alt=""
      width={72}
      height={54}
      loading="lazy"
    />
  );
}

function Marks({ match: { listing, card, goneAt } }: { match: MatchView }) {
  const { t } = useTranslation();
  return (
    <>
      {goneAt && <span className="tag tag-late">{t(`listingStatus.${listing.status}`)}</span>}
      {!goneAt && listing.status === 'reserved' && <span className="tag">{t('listingStatus.reserved')}</span>}
      {card.isNew && <span className="tag tag-new">{t('match.isNew')}</span>}
      {card.sentAt && <span className="tag">{t('match.sent', { when: ago(card.sentAt, t) })}</span>}
    </>
  );
}

/** The most telling line: what is not right if anything is, else the first reason. */
const firstWhy = ({ criteria }: MatchView) =>
  ['fail', 'near', 'unknown', 'pass'].flatMap((verdict) => criteria.filter((one) => one.verdict === verdict))[0];

function Criteria({ match }: { match: MatchView }) {
  const { t, i18n } = useTranslation();
  return (
    <ul className="criteria">
      {match.criteria.map((criterion) => (
        <li key={criterion.key}>
          <VerdictMark verdict={criterion.verdict} />
          <span className="criterion-key">{criterionLabel(criterion.key, t)}</span>
          <span className="criterion-why">{whyOf(criterion, i18n.language)}</span>
        </li>
      ))}
      {match.notes.map((note) => (
        <li key={note.key}>
          <VerdictMark verdict="near" />
          <span className="criterion-key">{t('match.note')}</span>
          <span className="criterion-why">{i18n.language === 'en' ? note.why_en : note.why}</span>
        </li>
      ))}
    </ul>
  );
}

/** One site: picture, size and price, how it answers, and its criteria when unfolded. */
export function MatchRow({ match, chosen, onChoose, onReject }: Props) {
  const { t, i18n } = useTranslation();
  const { listing, verdict, score, goneAt } = match;
  const { asked, other } = priceText(match, t);
  const why = firstWhy(match);
  return (
    <li className={goneAt ? 'match match-gone' : 'match'}>
      <div className="match-top">
        <label className="match-pick">
          <input
            type="checkbox"
            checked={chosen}
            disabled={Boolean(goneAt)}
            onChange={onChoose}
            aria-label={t('match.choose', { title: listing.title })}
          />
        </label>
        <Thumb match={match} />
        <div className="match-words">
          <header className="match-head">
            <a href={listing.path} target="_blank" rel="noreferrer">
              {listing.title}
            </a>
            <span className="match-score" title={t('match.score')}>
              {Math.round(score)}
            </span>
          </header>
          <p className="small ink-2">{keyFacts(match, t)}</p>
          <p className="small match-price">
            {asked} {other && <span className="ink-3">{other}</span>}
          </p>
        </div>
      </div>
      <details className="match-more">
        <summary>
          <VerdictMark verdict={verdict} />
          <span>
            <strong>{t(`verdict.${verdict}`)}</strong> {why && whyOf(why, i18n.language)}
          </span>
        </summary>
        <Criteria match={match} />
      </details>
      <footer className="match-foot">
        <span className="small ink-3 match-marks">
          {listing.ref} <Marks match={match} />
        </span>
        {!goneAt && (
          <CopyButton text={matchText(match, t, window.location.origin + listing.path)} label={t('match.copy')} />
        )}
        {onReject && (
          <Button look="quiet" className="btn-small" onClick={onReject}>
            {t('match.reject')}
          </Button>
        )}
      </footer>
    </li>
  );
}
