const FULL = /(?<!\d)((?:19|20)\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)\s*日?/;
const MONTH_DAY = /[(（]\s*(\d{1,2})[-/.月](\d{1,2})日?\s*[)）]/;

const iso = (year: number, month: number, day: number): string | null => {
  const date = new Date(Date.UTC(year, month - 1, day));
  const valid = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return valid ? date.toISOString().slice(0, 10) : null;
};

/**
 * The first calendar date of a line as YYYY-MM-DD. A date printed without its year, as in "8个月前 (03-11)", is the
 * latest such day that is not after `fetchedAt`; without `fetchedAt` it stays unknown.
 */
export function pageDate(line: string, fetchedAt?: Date): string | null {
  const full = FULL.exec(line);
  if (full) return iso(Number(full[1]), Number(full[2]), Number(full[3]));
  const short = MONTH_DAY.exec(line);
  if (!short || !fetchedAt) return null;
  const year = fetchedAt.getUTCFullYear();
  const sameYear = iso(year, Number(short[1]), Number(short[2]));
  if (sameYear && sameYear <= fetchedAt.toISOString().slice(0, 10)) return sameYear;
  return iso(year - 1, Number(short[1]), Number(short[2]));
}

/** Whether a line of the page's head speaks of when it was put up ("1年前", a date). */
export const speaksOfTime = (line: string): boolean =>
  FULL.test(line) || MONTH_DAY.test(line) || /\d+\s*(?:分钟|小时|天|周|个月|年)前/.test(line);
