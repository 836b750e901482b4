import { findIndustries } from './find-industries.js';
import { INDUSTRY_DIVISIONS, type IndustryDivision, INDUSTRY_SECTIONS } from './industries.js';

/**
 * Divisions of GB/T 4754-2017 by number, by a part of their name, or by what factories of theirs call themselves
 * (五金 → 33 金属制品业), best first. An empty text gives manufacturing.
 */
export function searchIndustries(text: string, limit = 12): IndustryDivision[] {
  const q = text.normalize('NFKC').trim().slice(0, 30);
  if (q === '') return INDUSTRY_DIVISIONS.filter(({ section }) => section === 'C').slice(0, limit);
  const said = new Set(findIndustries(q).flatMap(({ division, alt = [] }) => [division, ...alt]));
  const rank = ({ division, name, english, section }: IndustryDivision): number => {
    if (division === q || name === q) return 0;
    if (name.startsWith(q)) return 1;
    if (said.has(division)) return 2;
    if (name.includes(q) || english.toLowerCase().includes(q.toLowerCase())) return 3;
    return INDUSTRY_SECTIONS[section]?.name.includes(q) ? 4 : 9;
  };
  return INDUSTRY_DIVISIONS.map((division) => ({ division, rank: rank(division) }))
    .filter(({ rank: one }) => one < 9)
    .sort((a, b) => a.rank - b.rank)
    .map(({ division }) => division)
    .slice(0, limit);
}
