type Words = (key: string, values: { count: number }) => string;

const told = ['inquiry', 'call', 'note', 'task', 'share', 'lead_contact', 'contact', 'lead'];

/** 3 次通话 · 2 条任务: what a merge takes along, as far as people speak of it. */
export const movesWords = (moves: Record<string, number>, t: Words): string =>
  told
    .filter((table) => (moves[table] ?? 0) > 0)
    .map((table) => t(`merge.move.${table}`, { count: moves[table] ?? 0 }))
    .join(' · ');
