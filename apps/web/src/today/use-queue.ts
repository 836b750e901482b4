import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { todayQuery } from '../api/tasks';
import { mergeQueue, stillFresh } from './merge-queue';
import { queueItem, type QueueItem } from './queue-item';

type Shown = { rows: QueueItem[]; fresh: QueueItem[]; settled: Set<string> };

const nothing: Shown = { rows: [], fresh: [], settled: new Set() };

/** Nobody points at the list, has the focus in it or is in a dialog: then rows may move. */
function isCalm(list: HTMLElement | null): boolean {
  if (!list || document.querySelector('dialog[open]')) return false;
  const pointed = window.matchMedia('(hover: hover)').matches ? list.matches(':hover') : window.scrollY > 80;
  return !pointed && !list.contains(document.activeElement);
}

/** The queue as it is shown, which follows the server's without ever moving a row under the hand. */
export function useQueue() {
  const list = useRef<HTMLDivElement>(null);
  const query = useQuery(todayQuery);
  const [shown, setShown] = useState<Shown>(nothing);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const items = useMemo(() => query.data?.items.map(queueItem), [query.data]);

  useEffect(() => {
    if (!items) return;
    setShown((before) => {
      const merged = mergeQueue(before.rows, items, isCalm(list.current));
      return { ...merged, fresh: stillFresh(before.fresh, merged.fresh, items) };
    });
  }, [items]);

  const showFresh = useCallback(() => {
    if (items) setShown(mergeQueue([], items, true));
  }, [items]);
  const hide = useCallback((key: string) => setHidden((before) => new Set(before).add(key)), []);
  const restore = useCallback((key: string) => {
    setHidden((before) => new Set([...before].filter((other) => other !== key)));
  }, []);

  const rows = shown.rows.length === 0 && items ? items : shown.rows;
  return {
    list,
    query,
    counts: query.data?.counts,
    rows: rows.filter(({ key }) => !hidden.has(key)),
    fresh: shown.fresh,
    settled: shown.settled,
    showFresh,
    hide,
    restore,
  };
}
