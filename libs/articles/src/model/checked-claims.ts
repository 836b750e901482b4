import { industrySection } from '@app/reference';
import { areasIn } from '../mining/areas.js';
import type { Company } from '../mining/company-mentions.js';
import { roleOf } from '../mining/company-roles.js';
import { NOT_INDUSTRIAL } from '../mining/mine-article.js';
import { moneyIn, OTHER_MONEY } from '../mining/money.js';
import { namesOf } from '../mining/places.js';
import type { Evidence, Prospect } from '../mining/prospect.js';
import { type Reading, readingOf } from '../mining/reading.js';
import { stageEventsIn } from '../mining/stages.js';
import { clauseAt, type Span } from '../mining/story.js';
import type { Claim, ClaimKey, ModelClaims } from './model-claims.js';
import { placesOfWords } from './words-in-story.js';

/** What was kept of one project: facts as rules would have stored them, each with its words where they are in the text. */
export interface CheckedClaims {
  facts: Partial<Pick<Prospect, FactOfClaim>>;
  evidence: Prospect['evidence'];
}
type FactOfClaim = 'company' | 'project' | 'amount_cny' | 'area_mu' | 'area_sqm' | 'province' | 'city' | 'district' | 'park' | 'industry_gb4754_division' | 'stage'; // prettier-ignore

const AUTHORITY = /(?:政府|管委会|管理委员会|委员会|办公室|街道|法院|海关|大学|学院|协会|商会|(?:局|厅|委|部|办)$)/;
const touches = (a: Span, b: Span): boolean => a.start < b.end && a.end > b.start;

/**
 * Keeps of a model's claims what the article says in so many words and what our own rules let pass: no authority, builder
 * or platform as company, no sum of many projects, no output or tax as investment, no plan as an event.
 * @returns by project, in order, those of which something is left; `dropped` counts claims that are not
 */
export function checkedClaims(
  article: { title: string; text: string },
  projects: readonly ModelClaims[],
): { kept: CheckedClaims[]; dropped: number } {
  const reading = readingOf(article.title, article.text);
  const find = placesOfWords(reading.story);
  let dropped = 0;
  const kept: CheckedClaims[] = [];
  for (const claims of projects) {
    const checked: CheckedClaims = { facts: {}, evidence: {} };
    for (const [key, claim] of Object.entries(claims) as [ClaimKey, Claim][]) {
      const said = find(claim.evidence);
      const found = firstOf(said, (at) => CHECKS[key](reading, claim, at));
      if (!found) dropped++;
      else add(checked, reading, found.value, found.at);
    }
    if (Object.keys(checked.facts).length > 0) kept.push(checked);
  }
  return { kept, dropped };
}

type Facts = CheckedClaims['facts'];

function firstOf(said: readonly Span[], check: (at: Span) => Facts | undefined) {
  for (const at of said) {
    const value = check(at);
    if (value) return { value, at };
  }
  return undefined;
}

function add(checked: CheckedClaims, { story }: Reading, facts: Facts, at: Span): void {
  Object.assign(checked.facts, facts);
  const words: Evidence | undefined = story.evidence(at);
  if (!words) return;
  for (const [key, value] of Object.entries(facts)) if (value !== null) checked.evidence[key as FactOfClaim] = words;
}

const wordsAt = ({ story }: Reading, { start, end }: Span): string => story.plain.slice(start, end);
/** Where a value stands inside the words that are given for it, as the article writes it. */
function valueIn({ story }: Reading, { value }: Claim, at: Span): { words: string; span: Span } | undefined {
  const span = placesOfWords(story)(String(value)).find(({ start, end }) => start >= at.start && end <= at.end);
  return span && { words: story.words(span), span };
}

/** The clause around words, and where it starts. */
function clauseOf({ story }: Reading, at: Span): { text: string; start: number } {
  const first = clauseAt(story.plain, at.start);
  const last = clauseAt(story.plain, at.end - 1);
  return { text: story.plain.slice(first.start, last.end), start: first.start };
}

const CHECKS: Record<ClaimKey, (reading: Reading, claim: Claim, at: Span) => Facts | undefined> = {
  company(reading, claim, at) {
    const own = valueIn(reading, claim, at);
    if (!own || AUTHORITY.test(own.words) || reading.persons.some(({ name }) => name === own.words)) return undefined;
    const company: Company = { name: own.words, plain: wordsAt(reading, own.span), aliases: [], formerNames: [], related: [], first: own.span, isShort: false }; // prettier-ignore
    return roleOf(reading.story, { ...own.span, company }) === 'runner' ? { company: company.name } : undefined;
  },
  project(reading, claim, at) {
    const own = valueIn(reading, claim, at);
    return own && !NOT_INDUSTRIAL.test(own.words) ? { project: own.words } : undefined;
  },
  amount_cny(reading, { value }, at) {
    const { text, start } = clauseOf(reading, at);
    const own = moneyIn(text, start).find((one) => one.currency === 'CNY' && one.value === value && touches(one, at));
    if (!own || OTHER_MONEY.test(text.slice(0, own.start - start).slice(-10))) return undefined;
    return reading.aggregates.some((sum) => touches(sum, own) || sum.amount_cny === value) ? undefined : { amount_cny: own.value }; // prettier-ignore
  },
  area_mu: (reading, claim, at) => areaAt(reading, claim, at, 'land'),
  area_sqm: (reading, claim, at) => areaAt(reading, claim, at, 'floor'),
  place(reading, _claim, at) {
    const inside = reading.places
      .filter((place) => touches(place, at))
      .map(({ code, host_code }) => code ?? host_code!);
    const [code] = inside.sort((a, b) => b.length - a.length);
    return code === undefined ? undefined : namesOf(code);
  },
  park(reading, _claim, at) {
    const park = reading.parks.find((one) => touches(one, at));
    return park && { park: park.name };
  },
  industry(_reading, { value }) {
    const code = /^([A-T])?(\d\d)$/.exec(String(value));
    return code?.[1] && code[1] === industrySection(code[2]!) ? { industry_gb4754_division: String(value) } : undefined;
  },
  stage(reading, { value }, at) {
    const { text, start } = clauseOf(reading, at);
    const event = stageEventsIn(text, start).find((one) => one.stage === value && touches(one, at));
    return event && { stage: event.stage };
  },
};

function areaAt(reading: Reading, { value }: Claim, at: Span, kind: 'land' | 'floor'): Facts | undefined {
  const { text, start } = clauseOf(reading, at);
  const area = areasIn(text, start).find((one) => one.kind === kind && one.value === value && touches(one, at));
  if (!area) return undefined;
  return kind === 'land' ? { area_mu: area.value } : { area_sqm: area.value };
}
