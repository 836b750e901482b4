import { regionsByShortName, regionsOf } from '@app/reference';
import type { Evidence, Prospect, ProspectFact } from '../mining/index.js';

/** How the floor area is come by, as the words around it say: rented, bought, or built by the company itself. */
export type Tenure = 'rent' | 'buy' | 'build';

/**
 * What is stored of a mined prospect: the facts of the contract without the persons (their names stay in the article), the
 * place as a GB/T 2260 code, and how the floor area is come by.
 */
export interface ProspectFacts extends Omit<Prospect, 'persons' | 'evidence'> {
  region: string | null;
  tenure: Tenure | null;
}

/** Where the text says it, UTF-16 offsets; `persons` keeps the place of the words only. */
export type ProspectEvidence = Partial<Record<ProspectFact | 'tenure', Evidence>>;

const RENTS = /租(?!金|售|让)|承租/;
const BUYS = /购置|购买|买下|购入|收购|受让厂房/;
const BUILDS = /自建|新建|建设|建筑面积|总建|兴建|扩建|改建/;
const CLAUSE_END = /[。;；!！?？\n]/;

/** The code of the innermost place named, inside the outer ones; null when none of them is known. */
export function regionCodeOf({
  province,
  city,
  district,
}: Pick<Prospect, 'province' | 'city' | 'district'>): string | null {
  // prettier-ignore
  let code = regionsOf('province').find(({ name }) => name === province)?.code ?? '';
  for (const name of [city, district]) {
    const found = name ? regionsByShortName().get(name) : undefined;
    const inside = found?.find((one) => one.code.startsWith(code) && one.code.length > code.length);
    if (inside) code = inside.code;
  }
  return code || null;
}

/** The clause around a span: from the last full stop before it to the next one. */
function clauseAround(text: string, [start, end]: Evidence): { words: string; from: number } {
  let from = start;
  while (from > 0 && start - from < 40 && !CLAUSE_END.test(text[from - 1]!)) from--;
  let to = end;
  while (to < text.length && to - end < 16 && !CLAUSE_END.test(text[to]!)) to++;
  return { words: text.slice(from, to), from };
}

function tenureAt(text: string, area: Evidence): { tenure: Tenure; at: Evidence } | undefined {
  const { words, from } = clauseAround(text, area);
  for (const [tenure, pattern] of [
    ['rent', RENTS],
    ['buy', BUYS],
    ['build', BUILDS],
  ] as const) {
    // prettier-ignore
    const found = pattern.exec(words);
    if (found) return { tenure, at: [from + found.index, from + found.index + found[0].length] };
  }
  return undefined;
}

/** A mined prospect as it is stored. */
export function storedProspect(mined: Prospect, text: string): { facts: ProspectFacts; evidence: ProspectEvidence } {
  const { persons: _persons, evidence, ...facts } = mined;
  const held = evidence.area_sqm && tenureAt(text, evidence.area_sqm);
  return {
    facts: { ...facts, region: regionCodeOf(facts), tenure: held?.tenure ?? null },
    evidence: { ...evidence, ...(held ? { tenure: held.at } : {}) },
  };
}
