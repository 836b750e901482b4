import type { RegionMention } from '@app/reference';
import { aggregatesOf } from './aggregates.js';
import { companyMentions, type CompanyMention } from './company-mentions.js';
import { firstPersonMentions } from './first-person.js';
import { type Frame } from './frame.js';
import { FrameReader } from './frame-reader.js';
import { parksOf, type ParkMention } from './parks.js';
import { personsOf, type PersonMention } from './persons.js';
import { usablePlaces } from './places.js';
import type { ProjectAggregate } from './prospect.js';
import { joinBracketed, joinRenamed } from './renames.js';
import { shortOnlyCompanies } from './short-company-names.js';
import { stageEventsIn, type StageEvent } from './stages.js';
import { storyOf, type Span, type Story } from './story.js';

/** Everything found in an article, before it is put together project by project. */
export interface Reading {
  story: Story;
  mentions: CompanyMention[];
  aggregates: (ProjectAggregate & Span)[];
  frames: Frame[];
  persons: PersonMention[];
  places: RegionMention[];
  parks: ParkMention[];
  /** What the headline and the opening report of all projects together. */
  scope: StageEvent[];
}

const CEREMONY = /仪式|集中(?![区式])|签约(?:专场|会|活动)|现场|同步|同日|同时|一齐|批量/;

/** 上述项目均已完成备案. */
const ALL_OF_THEM =
  /(?:上述|以上|这些|这[几\d一二三四五六七八九十]+个|(?<![\d一二三四五六七八九十])[\d一二三四五六七八九十]{1,4}个)(?:重大|重点|产业|工业)*项目(?:目前|现)?(?:均|都|全部|皆|同时)/;

function scopeEvents(story: Story): StageEvent[] {
  return story.sentences
    .filter(({ text, isTitle }, at) => (at < 5 && (isTitle || CEREMONY.test(text))) || ALL_OF_THEM.test(text))
    .flatMap(({ text, start }) => stageEventsIn(text, start));
}

export function readingOf(title: string, text: string): Reading {
  const story = storyOf(title, text);
  const known = companyMentions(story);
  const all = [...known, ...shortOnlyCompanies(story, known)].sort((a, b) => a.start - b.start);
  const joined = joinRenamed(story, joinBracketed(story, all));
  const mentions = [...joined, ...firstPersonMentions(story, joined)].sort((a, b) => a.start - b.start);
  const aggregates = aggregatesOf(story);
  const parks = parksOf(story).filter((park) => !known.some(({ start, end }) => park.start < end && park.end > start));
  return {
    story,
    aggregates,
    mentions,
    frames: new FrameReader(story, mentions, aggregates, parks).read(),
    persons: personsOf(story, mentions),
    places: usablePlaces(story, mentions),
    parks,
    scope: scopeEvents(story),
  };
}
