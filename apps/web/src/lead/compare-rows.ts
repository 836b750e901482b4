import type { Criterion, LeadView, MatchView } from '../api/views';
import { needFacts } from '../format/need-facts';
import { criterionLabel } from './criterion-label';
import { factText } from './match-facts';
import { whyOf } from './why-of';

type Words = (key: string, options?: Record<string, unknown>) => string;
type Verdict = Criterion['verdict'];

/** `verdict` undefined: the need asks nothing of it, the site just says so. */
export type CompareCell = { verdict?: Verdict; text: string };
export type CompareRow = { key: string; label: string; need: string; cells: CompareCell[]; differs: boolean };

/** Always compared, in this order, asked for or not; other criteria of the need follow. */
const always = [
  'area_sqm',
  'land_mu',
  'height_m',
  'load_t_sqm',
  'power_kva',
  'crane',
  'fire_class',
  'budget',
  'regions',
  'tax_year_cny',
  'move_in',
  'papers',
];

const needText = (need: LeadView['need'], key: string, t: Words): string => {
  const [group, tag] = key.split('.');
  if (group === 'needs' && tag) return t(`need.tag.${tag}`, { defaultValue: tag });
  return needFacts({ [key]: need[key] }, (word) => t(`need.${word}`))
    .map(({ text }) => text)
    .join('、');
};

function cellOf(match: MatchView, key: string, t: Words, language: string): CompareCell {
  const criterion = match.criteria.find((one) => one.key === key);
  if (!criterion) {
    const text = factText(match, key, t);
    return text ? { text } : { verdict: 'unknown', text: t('match.unknown') };
  }
  const why = whyOf(criterion, language);
  const price = key === 'budget' ? factText(match, key, t) : '';
  return { verdict: criterion.verdict, text: [price, why].filter(Boolean).join(' · ') };
}

/** The need against up to four sites, a row a criterion; a row that nobody asks for and nobody knows is left out. */
export function compareRows(need: LeadView['need'], matches: MatchView[], t: Words, language: string): CompareRow[] {
  const asked = [...new Set(matches.flatMap(({ criteria }) => criteria.map(({ key }) => key)))];
  const keys = [...always, ...asked.filter((key) => !always.includes(key))];
  return keys.flatMap((key) => {
    const cells = matches.map((match) => cellOf(match, key, t, language));
    const isSaid = asked.includes(key) || cells.some(({ verdict }) => verdict !== 'unknown');
    if (!isSaid) return [];
    const differs = cells.some(({ verdict, text }) => verdict !== cells[0]?.verdict || text !== cells[0]?.text);
    return [{ key, label: criterionLabel(key, t), need: needText(need, key, t), cells, differs }];
  });
}

/** What to ask the owner of a site: the criteria that it says nothing of. */
export const unknownLabels = ({ criteria }: MatchView, t: Words): string[] =>
  criteria.filter(({ verdict }) => verdict === 'unknown').map(({ key }) => criterionLabel(key, t));
