import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadView, MatchView } from '../api/views';
import { Button } from '../ui/button';
import { Empty } from '../ui/states';
import { MatchChanges } from './match-changes';
import { MatchRow } from './match-row';
import { MatchTable } from './match-table';
import { RejectSheet } from './reject-sheet';
import { RejectedList } from './rejected-list';
import { SendSheet } from './send-sheet';
import { SharesBlock } from './shares-block';
import '../styles/match.css';

const few = 5;
const most = 4;
const best = 3;
type Open = { kind: 'compare' | 'send' } | { kind: 'reject'; match: MatchView } | null;

/** The sites for this need, best first: choose, compare, send; below them what one change would bring and what was sent. */
export function MatchList({ lead }: { lead: LeadView }) {
  const { t } = useTranslation();
  const { matches } = lead;
  const [open, setOpen] = useState<Open>(null);
  const [all, setAll] = useState(false);
  const [picked, setPicked] = useState<string[]>();
  const there = matches.filter(({ goneAt }) => !goneAt);
  const ids = picked ?? there.slice(0, best).map(({ listing }) => listing.id);
  const chosen = there.filter(({ listing }) => ids.includes(listing.id));
  const pick = (id: string) =>
    setPicked(ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id].slice(-most));
  const close = () => setOpen(null);
  const mayAct = Boolean(lead.owner);
  return (
    <>
      {matches.length === 0 && <Empty title={t('match.none')}>{t('match.noneText')}</Empty>}
      {there.length > 0 && (
        <div className="match-bar">
          <span className="ink-3 small">{t('match.chosen', { count: chosen.length })}</span>
          <Button
            icon="columns"
            className="btn-small"
            disabled={chosen.length < 2}
            onClick={() => setOpen({ kind: 'compare' })}
          >
            {t('match.compare')}
          </Button>
          {mayAct && (
            <Button
              look="primary"
              icon="link"
              className="btn-small"
              disabled={chosen.length === 0}
              onClick={() => setOpen({ kind: 'send' })}
            >
              {t('match.send')}
            </Button>
          )}
        </div>
      )}
      {matches.length > 0 && (
        <ol className="matches">
          {matches.slice(0, all ? undefined : few).map((match) => (
            <MatchRow
              key={match.listing.id}
              match={match}
              chosen={chosen.includes(match)}
              onChoose={() => pick(match.listing.id)}
              onReject={mayAct ? () => setOpen({ kind: 'reject', match }) : undefined}
            />
          ))}
        </ol>
      )}
      {!all && matches.length > few && (
        <Button look="quiet" onClick={() => setAll(true)}>
          {t('match.more', { count: matches.length - few })}
        </Button>
      )}
      <RejectedList lead={lead} />
      <MatchChanges lead={lead} />
      <SharesBlock lead={lead} />
      {open?.kind === 'compare' && <MatchTable need={lead.need} matches={chosen.slice(0, most)} onClose={close} />}
      {open?.kind === 'send' && <SendSheet lead={lead} matches={chosen} onClose={close} />}
      {open?.kind === 'reject' && <RejectSheet leadId={lead.id} match={open.match} onClose={close} />}
    </>
  );
}
