import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { mergesQuery } from '../api/merges';
import { ago, exact } from '../format/time';
import { AppLink } from '../ui/app-link';
import { Button } from '../ui/button';
import { ListStates } from '../ui/list-states';
import { MoreRows } from '../ui/more-rows';
import { Empty } from '../ui/states';
import { movesWords } from './moves-words';
import { useUndoMerge } from './use-merges';

/** What was merged, newest first; each can be undone. */
export function MergedList() {
  const { t } = useTranslation();
  const query = useInfiniteQuery(mergesQuery);
  const undo = useUndoMerge();
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <ListStates query={query} count={rows.length} bones={4} height={72}>
        <Empty title={t('merge.none.merged')}>{t('merge.noneText.merged')}</Empty>
      </ListStates>
      <ul className="pairs">
        {rows.map(({ id, kind, survivor, goneName, moved, by, mergedAt, undoneAt }) => (
          <li key={id} className="pair">
            <div className="pair-side">
              <span className="clip">
                <strong>{goneName || t('merge.unnamed')}</strong> {t('merge.mergedInto', { name: '' })}
                {kind === 'lead' ? <AppLink href={`/leads/${survivor.id}`}>{survivor.name}</AppLink> : survivor.name}
              </span>
              <span className="small ink-3 clip">
                {[t(`merge.tab.${kind}`), movesWords(moved, t)].filter(Boolean).join(' · ')}
              </span>
            </div>
            <p className="pair-why small ink-2">
              {by && t('merge.by', { name: by })}
              <time className="ink-3" dateTime={mergedAt} title={exact(mergedAt)}>
                {ago(mergedAt, t)}
              </time>
            </p>
            <div className="pair-acts">
              {undoneAt ? (
                <span className="ink-3">{t('merge.wasUndone')}</span>
              ) : (
                <Button busy={undo.isPending && undo.variables === id} onClick={() => undo.mutate(id)}>
                  {t('merge.undo')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      <MoreRows query={query} />
    </>
  );
}
