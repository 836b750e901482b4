import { factsOf, projectOf } from './frame-facts.js';
import { personsFor } from './frame-persons.js';
import { HEARSAY, LONG_PAST, NO_PLANS, OF_NOW, RUMOUR } from './frame-cues.js';
import { isParent } from './frame-likeness.js';
import { hasFacts, hasSubstance, stageOf } from './frame-stage.js';
import type { Frame } from './frame.js';
import { industryFact } from './industry.js';
import { officialsOf } from './persons.js';
import { placeOf } from './places.js';
import type { MinedArticle, Prospect, ProspectFact } from './prospect.js';
import { readingOf, type Reading } from './reading.js';
import { stageEventsIn, type StageEvent } from './stages.js';
import type { Span, Story } from './story.js';

/**
 * The projects an article tells of, with the words that say so. Pure: nothing is looked up, nothing is guessed; a fact
 * the article does not state is null. Reads the first 20,000 characters.
 */
export function mineArticle({ title, text }: { title: string; text: string }): MinedArticle {
  const all = readingOf(title, text);
  const frames = isMemoir(all.story) ? [] : all.frames.filter((frame) => isProject(all, frame));
  const reading = { ...all, frames };
  const prospects = frames.map((frame) => prospectOf(reading, frame, stageOf(reading, frame)!));
  return {
    is_lead_source: prospects.some(({ stage }) => stage !== '终止'),
    prospects,
    aggregates: all.aggregates.map(({ count, amount_cny }) => ({ count, amount_cny })),
    officials: officialsOf(all.persons),
  };
}

/** 1969年冬天…1999年企业改制: what once was is nobody's project. */
const isMemoir = ({ plain }: Story): boolean => LONG_PAST.test(plain) && !OF_NOW.test(plain);

/** Works of a town and buildings for sale: nobody looks for a hall or land there. */
export const NOT_INDUSTRIAL =
  /景区|旅游|文旅|度假|酒店|民宿|商业综合体|住宅|安置|棚改|学校|小学|医院|道路|公路|桥梁|改造提升|管网|河道|公园|水库|绿化|房地产|游客中心|老旧小区|菜市场|体育|影城/;

const isProject = (reading: Reading, frame: Frame): boolean =>
  !isRumour(reading, frame) &&
  !hasNoPlans(reading, frame) &&
  !isOnlyParent(reading, frame) &&
  !NOT_INDUSTRIAL.test(frame.project?.plain ?? '') &&
  hasFacts(reading.story, frame) &&
  stageOf(reading, frame) !== undefined;

/** 企业暂无新的投资安排, and nothing of this year is told. */
const hasNoPlans = ({ story, frames }: Reading, { spans }: Frame): boolean =>
  frames.length === 1 && spans.some(({ start, end }) => NO_PLANS.test(story.plain.slice(start, end)));

/** Talk that the article takes back: only what has happened stands. */
function isRumour({ story }: Reading, { spans }: Frame): boolean {
  if (!RUMOUR.test(story.plain)) return false;
  const events = spans
    .map(({ start, end }) => story.plain.slice(start, end))
    .filter((text) => !HEARSAY.test(text))
    .flatMap((text) => stageEventsIn(text, 0));
  return !events.some(({ stage, isWeak }) => !isWeak && stage !== '搬迁');
}

/** A group of which nothing is told but that its firm builds: the firm is the prospect. */
function isOnlyParent({ story, frames }: Reading, frame: Frame): boolean {
  const { company } = frame;
  if (!company || frame.project || hasSubstance(story, frame)) return false;
  return frames.some((other) => other.company && (isParent(company, other.company) || other.company.related.includes(company.name))); // prettier-ignore
}

function prospectOf(reading: Reading, frame: Frame, stage: StageEvent): Prospect {
  const { story } = reading;
  const { company } = frame;
  const project = projectOf(story, frame, reading.frames.length === 1);
  const { yuan, foreign, land, floor } = factsOf(story, frame);
  const place = placeOf(reading, frame);
  const industry = industryFact(story, frame);
  const persons = personsFor(reading, frame);
  return {
    company: company?.name ?? null,
    aliases: company?.aliases ?? [],
    former_names: company?.formerNames ?? [],
    related_companies: company?.related ?? [],
    project: project ? story.words(project) : null,
    amount_cny: yuan?.value ?? null,
    amount_foreign: foreign ? { value: foreign.value, currency: foreign.currency } : null,
    area_mu: land?.value ?? null,
    area_sqm: floor?.value ?? null,
    province: place.province,
    city: place.city,
    district: place.district,
    park: place.park,
    industry_gb4754_division: industry?.code ?? null,
    stage: stage.stage,
    persons: persons.map(({ name, title, company: own }) => ({ name, title, org: (own?.company ?? company)?.name ?? null })), // prettier-ignore
    evidence: evidenceOf(story, {
      company: company?.first,
      project,
      amount_cny: yuan,
      amount_foreign: foreign,
      area_mu: land,
      area_sqm: floor,
      ...place.at,
      industry_gb4754_division: industry,
      stage,
      persons: persons[0],
    }),
  };
}

function evidenceOf(story: Story, facts: Partial<Record<ProspectFact, Span | undefined>>): Prospect['evidence'] {
  const evidence: Prospect['evidence'] = {};
  for (const [fact, span] of Object.entries(facts) as [ProspectFact, Span | undefined][]) {
    const at = span && story.evidence(span);
    if (at) evidence[fact] = at;
  }
  return evidence;
}
