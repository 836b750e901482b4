import chineseDays from 'chinese-days';

/** First day of the lunar year that begins in the given solar year (春节), as a local ISO day; 1900–2100. */
export function lunarNewYear(year: number): string {
  let day = cache.get(year);
  if (!day) {
    day = chineseDays.getSolarDateFromLunar(`${year}-01-01`).date;
    cache.set(year, day);
  }
  return day;
}

/** 端午 (5th of the 5th lunar month) or 中秋 (15th of the 8th). */
export function lunarFestival(name: '端午' | '中秋' | '元宵', year: number): string {
  const lunar = { 端午: '05-05', 中秋: '08-15', 元宵: '01-15' }[name];
  return chineseDays.getSolarDateFromLunar(`${year}-${lunar}`).date;
}

const cache = new Map<number, string>();
