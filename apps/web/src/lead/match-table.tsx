import { useTranslation } from 'react-i18next';
import { photoSource } from '../api/listings';
import type { LeadView, MatchView } from '../api/views';
import { CopyButton } from '../ui/copy-button';
import { Sheet } from '../ui/sheet';
import { type CompareRow, compareRows, unknownLabels } from './compare-rows';
import { VerdictMark } from './verdict-mark';

type Props = { need: LeadView['need']; matches: MatchView[]; onClose: () => void };

function Head({ matches }: { matches: MatchView[] }) {
  const { t } = useTranslation();
  return (
    <thead>
      <tr>
        <th scope="col" className="compare-need">
          {t('match.needColumn')}
        </th>
        {matches.map(({ listing, verdict, card }) => (
          <th key={listing.id} scope="col">
            {card.cover && (
              <img className="compare-photo" src={photoSource(listing.id, card.cover)} alt="" width={96} height={64} />
            )}
            <span className="match-cell">
              <VerdictMark verdict={verdict} />
              <a href={listing.path} target="_blank" rel="noreferrer">
                {listing.title}
              </a>
            </span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Row({ row }: { row: CompareRow }) {
  return (
    <tr className={row.differs ? undefined : 'compare-same'}>
      <th scope="row" className="compare-need">
        <span className="ink-3 small">{row.label}</span>
        <span>{row.need || '–'}</span>
      </th>
      {row.cells.map(({ verdict, text }, index) => (
        <td key={index} className={row.differs && verdict && verdict !== 'pass' ? `cell-${verdict}` : undefined}>
          {verdict ? (
            <span className="match-cell">
              <VerdictMark verdict={verdict} />
              {text}
            </span>
          ) : (
            text
          )}
        </td>
      ))}
    </tr>
  );
}

function AskRow({ matches }: { matches: MatchView[] }) {
  const { t } = useTranslation();
  const asks = matches.map((match) => unknownLabels(match, t).join('、'));
  if (asks.every((ask) => !ask)) return null;
  return (
    <tr>
      <th scope="row" className="compare-need">
        {t('match.askOwner')}
      </th>
      {matches.map(({ listing }, index) => (
        <td key={listing.id}>
          {asks[index] && (
            <span className="compare-ask">
              {asks[index]}
              <CopyButton text={t('match.askText', { ref: listing.ref, title: listing.title, what: asks[index] })} />
            </span>
          )}
        </td>
      ))}
    </tr>
  );
}

/** Up to four sites side by side against the need: what differs first, what is alike folded away. */
export function MatchTable({ need, matches, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const rows = compareRows(need, matches, t, i18n.language);
  const same = rows.filter(({ differs }) => !differs);
  return (
    <Sheet title={t('match.compare')} onClose={onClose} wide>
      {/* Read from its top: the first button of the table stands at its end. */}
      <div className="match-table-place" data-begin tabIndex={0} role="region" aria-label={t('match.compare')}>
        <table className="match-table">
          <Head matches={matches} />
          <tbody>
            {rows
              .filter(({ differs }) => differs)
              .map((row) => (
                <Row key={row.key} row={row} />
              ))}
            <AskRow matches={matches} />
          </tbody>
        </table>
        {same.length > 0 && (
          <details className="compare-alike">
            <summary>{t('match.alike', { count: same.length })}</summary>
            <table className="match-table">
              <tbody>
                {same.map((row) => (
                  <Row key={row.key} row={row} />
                ))}
              </tbody>
            </table>
          </details>
        )}
      </div>
    </Sheet>
  );
}
