import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { deskQuery, type DeskState } from '../api/desk';

/** Which article one stands on (in the address, so that Back works), and what has left the list meanwhile. */
export function useInbox(wide: boolean) {
  const navigate = useNavigate();
  const { at, state: asked } = useSearch({ from: '/inside/inbox' });
  const state: DeskState = asked === 'done' ? 'done' : 'waiting';
  const query = useInfiniteQuery(deskQuery(state));
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const rows = (query.data?.pages.flatMap((page) => page.items) ?? []).filter(({ id }) => !gone.has(id));
  const chosen = rows.find(({ id }) => id === at);
  const selected = chosen ?? (wide ? rows[0] : undefined);
  const place = selected ? rows.indexOf(selected) : -1;

  const select = (id: string | undefined) =>
    void navigate({ to: '/inbox', search: { state: asked, at: id }, replace: wide });
  const step = (by: number) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, place + by))];
    if (!next) return;
    select(next.id);
    document.getElementById(`desk-${next.id}`)?.scrollIntoView({ block: 'nearest' });
  };
  const leave = (id: string) => {
    const index = rows.findIndex((row) => row.id === id);
    const next = rows[index + 1] ?? rows[index - 1];
    setGone((before) => new Set(before).add(id));
    if (selected?.id === id) select(wide || next ? next?.id : undefined);
  };
  const comeBack = useCallback((id: string) => {
    setGone((before) => new Set([...before].filter((other) => other !== id)));
  }, []);
  const total = query.data?.pages[0]?.total;
  const left = total === undefined ? undefined : Math.max(0, total - gone.size);
  return { state, query, rows, chosen, selected, place, left, select, step, leave, comeBack, setGone };
}
