import { isParent } from './frame-likeness.js';
import type { Company } from './company-mentions.js';
import { roleOf } from './company-roles.js';
import type { Frame } from './frame.js';
import type { PersonMention } from './persons.js';
import type { Reading } from './reading.js';

/** Those of the company or of one it belongs to; without a firm's name those of the project told of just before. */
export function personsFor(reading: Reading, frame: Frame): PersonMention[] {
  const found: PersonMention[] = [];
  for (const person of reading.persons) {
    if (person.side !== 'company' || found.some(({ name }) => name === person.name)) continue;
    const own = person.company?.company;
    const isOwn = own
      ? isOf(reading, frame, own)
      : !isOfBuilder(reading, person) && lastTold(reading, person) === frame;
    if (isOwn || isOfGroup(reading, frame, person)) found.push(person);
  }
  return found;
}

function isOf(reading: Reading, { company }: Frame, own: Company): boolean {
  if (own === company || (company && isParent(own, company)) || (company?.related.includes(own.name) ?? false))
    return true;
  return reading.frames.length === 1 && isBeside(reading, own);
}

/** 集团总裁 without a name: of every firm of the story that belongs to a group. */
function isOfGroup({ story, mentions }: Reading, { company }: Frame, { start, title }: PersonMention): boolean {
  const at = start - title.length;
  if (!company || story.plain.slice(at - 2, at) !== '集团') return false;
  return mentions.every((one) => one.end !== at) && mentions.some((one) => isParent(one.company, company));
}

function lastTold({ frames }: Reading, { start }: PersonMention): Frame | undefined {
  const latest = ({ spans }: Frame) => Math.max(-1, ...spans.map((span) => span.start).filter((at) => at <= start));
  const told = [...frames].filter((one) => latest(one) >= 0).sort((a, b) => latest(b) - latest(a))[0];
  return told ?? (frames.length === 1 ? frames[0] : undefined);
}

/** 某某工程公司承担施工,项目负责人…: the last firm of the sentence builds, so its people do. */
function isOfBuilder({ story, mentions }: Reading, { start }: PersonMention): boolean {
  const from = story.sentences.find((sentence) => start >= sentence.start && start < sentence.end)?.start ?? start;
  const said = story.plain.slice(from, start);
  if (/中标|项目部|(?:施工|承建|总包|监理)方/.test(said)) return true;
  const last = mentions.filter((one) => one.start >= from && one.end <= start).at(-1);
  return last !== undefined && roleOf(story, last) === 'other';
}

/** A firm of another name that builds, lends and audits nothing: in a story of one project it stands for the investor. */
const isBeside = ({ story, mentions }: Reading, company: Company): boolean =>
  mentions.filter((one) => one.company === company).every((one) => roleOf(story, one) !== 'other');
