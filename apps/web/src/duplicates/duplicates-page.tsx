import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { duplicatesQuery, type RecordKind } from '../api/merges';
import { useCan } from '../api/session';
import type { DuplicatePair } from '../api/views';
import { TitleLine } from '../shell/title-line';
import { ListStates } from '../ui/list-states';
import { MoreRows } from '../ui/more-rows';
import { Empty } from '../ui/states';
import { ViewTabs } from '../ui/view-tabs';
import { MergedList } from './merged-list';
import { MergeSheet } from './merge-sheet';
import { PairLine } from './pair-line';
import { useDismiss } from './use-merges';
import '../styles/lists.css';
import '../styles/lead-parts.css';
import '../styles/duplicates.css';

/** Pairs that may be one, and what was merged. */
export function DuplicatesPage() {
  const { t } = useTranslation();
  const search: { tab?: string } = useSearch({ strict: false });
  const records = useCan('company.merge');
  const tabs = records ? ['lead', 'company', 'contact', 'merged'] : ['lead', 'merged'];
  const tab = tabs.find((key) => key === search.tab) ?? 'lead';
  return (
    <>
      <TitleLine title={t('merge.title')} />
      <ViewTabs
        label={t('merge.tabs')}
        chosen={tab}
        tabs={tabs.map((key) => ({ key, label: t(`merge.tab.${key}`), href: `/duplicates?tab=${key}` }))}
      />
      {tab === 'merged' ? <MergedList /> : <PairList key={tab} kind={tab as RecordKind} />}
    </>
  );
}

function PairList({ kind }: { kind: RecordKind }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(duplicatesQuery(kind));
  const dismiss = useDismiss();
  const [comparing, setComparing] = useState<DuplicatePair | null>(null);
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <ListStates query={query} count={rows.length} bones={4} height={72}>
        <Empty title={t(`merge.none.${kind}`)}>{t(`merge.noneText.${kind}`)}</Empty>
      </ListStates>
      <ul className="pairs">
        {rows.map((pair) => (
          <PairLine
            key={pair.id}
            pair={pair}
            onCompare={setComparing}
            onDismiss={({ a, b }) => dismiss.mutate({ kind, a: a.id, b: b.id })}
          />
        ))}
      </ul>
      <MoreRows query={query} />
      {comparing && <MergeSheet kind={kind} a={comparing.a.id} b={comparing.b.id} onClose={() => setComparing(null)} />}
    </>
  );
}
