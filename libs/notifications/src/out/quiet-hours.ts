/** A span of the day that a person wants left in peace: minutes after midnight in Shanghai, also across midnight. */
export interface QuietHours {
  from: number;
  to: number;
}

const SHANGHAI = 8 * 60;
const DAY = 24 * 60;

export const minuteInShanghai = (at: Date): number => (Math.floor(at.getTime() / 60_000) + SHANGHAI) % DAY;

/** Equal ends are no quiet time at all. */
export function isQuiet(quiet: QuietHours | null, at: Date): boolean {
  if (!quiet || quiet.from === quiet.to) return false;
  const minute = minuteInShanghai(at);
  return quiet.from < quiet.to ? minute >= quiet.from && minute < quiet.to : minute >= quiet.from || minute < quiet.to;
}
