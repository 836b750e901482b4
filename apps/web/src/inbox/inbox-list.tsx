import { useTranslation } from 'react-i18next';
import type { DeskState } from '../api/desk';
import type { DeskRow } from '../api/views';
import { when } from '../format/time';
import { ListStates } from '../ui/list-states';
import { MoreRows } from '../ui/more-rows';
import { Empty } from '../ui/states';
import { reasonWords } from './reason-words';
import type { useInbox } from './use-inbox';

type Props = { inbox: ReturnType<typeof useInbox>; state: DeskState; keys: boolean };

/** What waits, the most promising first, each with why. */
export function InboxList({ inbox, state, keys }: Props) {
  const { t } = useTranslation();
  const { query, rows, selected, select } = inbox;
  return (
    <div className="inbox-list">
      <ListStates query={query} count={rows.length} bones={8} height={72}>
        <Empty title={t(`desk.none.${state}`)}>{t(`desk.noneText.${state}`)}</Empty>
      </ListStates>
      <ol aria-label={t('news.tab.inbox')}>
        {rows.map((row) => (
          <InboxRow key={row.id} row={row} selected={row.id === selected?.id} onSelect={() => select(row.id)} />
        ))}
      </ol>
      <MoreRows query={query} />
      {keys && rows.length > 0 && <p className="inbox-keys small ink-3">{t('desk.keys')}</p>}
    </div>
  );
}

function InboxRow({ row, selected, onSelect }: { row: DeskRow; selected: boolean; onSelect: () => void }) {
  const { t } = useTranslation();
  const done = row.outcome && row.doneAt;
  return (
    <li id={`desk-${row.id}`} className="inbox-row" aria-current={selected || undefined}>
      <button type="button" className="inbox-row-button" onClick={onSelect}>
        <span className="inbox-score" title={t('desk.score')}>
          {row.score}
        </span>
        <span className="inbox-row-words">
          <strong className="inbox-row-title">{row.title}</strong>
          <span className="small ink-2">{reasonWords(row, t)}</span>
          <span className="small ink-3">
            {done
              ? [t(`desk.outcome.${row.outcome}`), row.by, when(row.doneAt!, t)].filter(Boolean).join(' · ')
              : [row.publisher, row.day, row.status === 'published' && t('desk.published')].filter(Boolean).join(' · ')}
          </span>
        </span>
      </button>
    </li>
  );
}
