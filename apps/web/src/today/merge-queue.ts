type Row = { key: string; lead: { id: string } };

/**
 * What an open 今日 shows after new data came. Calm (nobody is pointing at or typing in the list): the new order as it
 * is. Otherwise every row stays where it is with its newest content; one that was settled elsewhere is named in
 * `settled`; the next task of a lead already shown goes to the end; a lead not seen before waits in `fresh`.
 */
export function mergeQueue<T extends Row>(shown: T[], fetched: T[], calm: boolean) {
  if (calm || shown.length === 0) return { rows: fetched, fresh: [] as T[], settled: new Set<string>() };
  const newest = new Map(fetched.map((row) => [row.key, row]));
  const keys = new Set(shown.map((row) => row.key));
  const leads = new Set(shown.map((row) => row.lead.id));
  const added = fetched.filter((row) => !keys.has(row.key));
  return {
    rows: [...shown.map((row) => newest.get(row.key) ?? row), ...added.filter((row) => leads.has(row.lead.id))],
    fresh: added.filter((row) => !leads.has(row.lead.id)),
    settled: new Set([...keys].filter((key) => !newest.has(key))),
  };
}

/** The row to stand on after `gone` left the list: the next one, else the one before. */
export function nextAfter<T extends Row>(rows: T[], gone: string): T | undefined {
  const index = rows.findIndex((row) => row.key === gone);
  return index < 0 ? rows[0] : (rows[index + 1] ?? rows[index - 1]);
}
