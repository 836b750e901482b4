type Row = { key: string; lead: { id: string } };

const leadsOf = (rows: Row[]) => new Set(rows.map((row) => row.lead.id));

/**
 * What an open 今日 shows after new data came. Calm (nobody is pointing at or typing in the list): the new order as it
 * is. Otherwise every row stays where it is with its newest content; one that was settled elsewhere is named in
 * `settled`; the next task of a lead already shown goes to the end; a lead not seen before waits. `fresh` are the leads
 * not seen before, to be announced either way: in a long queue a new row may stand far below the fold.
 */
export function mergeQueue<T extends Row>(shown: T[], fetched: T[], calm: boolean) {
  if (shown.length === 0) return { rows: fetched, fresh: [] as T[], settled: new Set<string>() };
  const seen = leadsOf(shown);
  const fresh = fetched.filter((row) => !seen.has(row.lead.id));
  if (calm) return { rows: fetched, fresh, settled: new Set<string>() };
  const newest = new Map(fetched.map((row) => [row.key, row]));
  const keys = new Set(shown.map((row) => row.key));
  const next = fetched.filter((row) => !keys.has(row.key) && seen.has(row.lead.id));
  return {
    rows: [...shown.map((row) => newest.get(row.key) ?? row), ...next],
    fresh,
    settled: new Set([...keys].filter((key) => !newest.has(key))),
  };
}

/** What is still to be announced: new ones and those announced before, as long as they are there. */
export function stillFresh<T extends Row>(before: T[], fresh: T[], fetched: T[]): T[] {
  const told = leadsOf(fresh);
  const there = new Map(fetched.map((row) => [row.lead.id, row]));
  return [...fresh, ...before.flatMap(({ lead }) => (told.has(lead.id) ? [] : (there.get(lead.id) ?? [])))];
}

/** The row to stand on after `gone` left the list: the next one, else the one before. */
export function nextAfter<T extends Row>(rows: T[], gone: string): T | undefined {
  const index = rows.findIndex((row) => row.key === gone);
  return index < 0 ? rows[0] : (rows[index + 1] ?? rows[index - 1]);
}
