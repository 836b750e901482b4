import { OF_PARK, OFF } from './frame-cues.js';
import type { Frame } from './frame.js';
import type { ParkMention } from './parks.js';
import type { Reading } from './reading.js';
import { LOCATED, SETTLED } from './place-cues.js';
import type { Sentence, Span, Story } from './story.js';

const within = ({ start, end }: Span, spans: readonly Span[]): boolean =>
  spans.some((span) => start >= span.start && end <= span.end);

const sentenceAt = (story: Story, { start }: Span): Sentence | undefined =>
  story.sentences.find((one) => start >= one.start && start < one.end);

/** 两河片区 is only part of a zone. */
const isLoose = ({ name }: ParkMention): boolean => /(?:片区|(?<!高)新区|示范区)$/.test(name);

/** The one a verb of settling leads to, else one that is said to be where, else the first. */
function bestOf(story: Story, parks: readonly ParkMention[]): ParkMention | undefined {
  const after = (cue: RegExp) => ({ start }: ParkMention) => cue.test(story.plain.slice(Math.max(0, start - 14), start)); // prettier-ignore
  const firm = parks.filter((park) => !isLoose(park));
  const pool = firm.length > 0 ? firm : parks;
  return pool.find(after(SETTLED)) ?? pool.find(after(LOCATED)) ?? pool[0];
}

/** Said in the same paragraph before the project, as a scene: 分会场一设在彬江机电产业基地。 */
function sceneOf({ story, parks, mentions }: Reading, frame: Frame, others: readonly Span[]): ParkMention | undefined {
  const first = frame.spans[0];
  const own = first && sentenceAt(story, first);
  if (!own) return undefined;
  const isFree = (park: ParkMention, { start, end }: Sentence) => !within(park, others) || !mentions.some((one) => one.start >= start && one.end <= end); // prettier-ignore
  return parks
    .filter((park) => park.start < own.start)
    .filter((park) => {
      const told = sentenceAt(story, park);
      return told?.paragraph === own.paragraph && isFree(park, told);
    })
    .at(-1);
}

/** 隔壁6幢的…: in the park of the one told of before. */
const NEXT_DOOR = /隔壁|同一(?:园|栋|幢|层)|楼上|楼下|对面|隔一[墙路条]|紧挨/;
function neighbours({ story, frames }: Reading, frame: Frame): Frame | undefined {
  const [first] = frame.spans;
  const before = frames[frames.indexOf(frame) - 1];
  const lead = first ? story.plain.slice(first.start, Math.min(first.end, first.start + 40)) : '';
  return before && NEXT_DOOR.test(lead) ? before : undefined;
}

/** 租用该园区厂房: the park named last before. */
function ofThatPark({ story, parks }: Reading, { spans }: Frame): ParkMention | undefined {
  const told = spans.find(({ start, end }) =>
    /(?:该|这个|同一个?)(?:园区|开发区|工业园|产业园)(?!管委会)|园内/.test(story.plain.slice(start, end)),
  );
  return told && parks.filter(({ end }) => end <= told.start).at(-1);
}

/** 某某小微园位于…: a sentence about the park that all of them are in. */
function common({ story, parks, frames }: Reading): ParkMention | undefined {
  const told = frames.flatMap(({ spans }) => spans);
  const names = new Set(parks.filter((park) => !isLoose(park)).map(({ name }) => name));
  if (names.size !== 1) return undefined;
  return parks.find((park) => !within(park, told) && OF_PARK.test(story.plain.slice(park.end, park.end + 8)));
}

/** 在某某开发区,一行先后走进甲公司…、乙公司…: where all of the sentence's projects are. */
function sentenceScene({ story, parks, mentions }: Reading, { spans }: Frame): ParkMention | undefined {
  const own = spans[0] && sentenceAt(story, spans[0]);
  const first = own && mentions.find(({ start }) => start >= own.start)?.start;
  return own && parks.find((park) => park.start >= own.start && park.end <= first! && /^[^,。;]{0,10}[在于]$/.test(story.plain.slice(own.start, park.start)) && /^[^,。;]{0,8},/.test(story.plain.slice(park.end, park.end + 10))); // prettier-ignore
}

/** The park of one project: told of it, or the scene of its paragraph, or where the whole story plays. */
export function parkOf(reading: Reading, frame: Frame): ParkMention | undefined {
  const { story, frames, parks } = reading;
  const others = frames.filter((one) => one !== frame).flatMap(({ spans }) => spans);
  const own = bestOf(
    story,
    parks.filter((park) => within(park, frame.spans)),
  );
  if (own) return own;
  const here = sentenceScene(reading, frame);
  if (here) return here;
  const scene = sceneOf(reading, frame, others);
  if (scene) return scene;
  const body = story.sentences.filter(
    ({ isTitle, text }) => !isTitle && !/^\s*[^,。]{0,24}记者[^,。]{0,12}$/.test(text),
  );
  const opening = body.filter(({ paragraph }, at) => at < 2 || paragraph === body[0]!.paragraph).at(-1)?.end ?? 0;
  const early = parks.filter((park) => park.end <= opening && !within(park, others));
  const shared = early.find(({ start }) => start > story.plain.indexOf('\n')) ?? early[0];
  const next = neighbours(reading, frame);
  if (next) return parkOf(reading, next);
  if (shared || frames.length > 1) return shared ?? ofThatPark(reading, frame) ?? common(reading);
  return bestOf(story, parks.filter((park) => !OFF.test(sentenceAt(story, park)?.text ?? ''))); // prettier-ignore
}
