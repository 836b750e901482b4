import { Injectable } from '@nestjs/common';
import { Database } from '@app/platform';
import { bandKeys } from './band-keys.js';
import { isSameLikeness, likenessOf, type Likeness, type StoryFigures } from './likeness.js';
import { shinglesOf } from './shingles.js';
import { SignatureIndex } from './signature-index.js';
import { StorySettings } from './story-settings.js';

/** Articles that figures are tried on, the newest, and pairs that are shown. */
const SAMPLE = 400;
const SHOWN = 10;
const DAY = 86_400_000;

interface Told {
  id: string;
  title: string;
  text: string;
  createdAt: Date;
}

/** Two articles that the figures judge otherwise than those in force. */
export interface ChangedPair extends Likeness {
  first: { id: string; title: string };
  second: { id: string; title: string };
  /** Whether they would be one story. */
  same: boolean;
}

/** What figures would make of the newest articles. */
export interface StoryEffect {
  /** Articles looked at. */
  articles: number;
  /** Pairs that are one story, by the figures in force and by those that are tried. */
  now: number;
  then: number;
  changed: ChangedPair[];
}

interface Pair extends Likeness {
  first: Told;
  second: Told;
  least: number;
  days: number;
}

/** Tries near-duplicate figures on the articles that came in last; nothing is stored. */
@Injectable()
export class StoryPreview {
  constructor(
    private readonly database: Database,
    private readonly settings: StorySettings,
  ) {}

  /** @throws Invalid naming each figure that is out of its range */
  async of(patch: Partial<StoryFigures>): Promise<StoryEffect> {
    const before = await this.settings.read();
    const after = { ...before, ...this.settings.checked(patch) };
    const told = await this.database.query<Told>(
      `select id, title, left(text, 20000) as text, created_at as "createdAt" from article
       where status <> 'hidden' order by created_at desc, id desc limit ${SAMPLE}`,
    );
    const pairs = pairsOf(told).map((pair) => ({ pair, was: isOne(pair, before), will: isOne(pair, after) }));
    const changed = pairs.filter(({ was, will }) => was !== will);
    return {
      articles: told.length,
      now: pairs.filter(({ was }) => was).length,
      then: pairs.filter(({ will }) => will).length,
      changed: changed.slice(0, SHOWN).map(({ pair: { first, second, jaccard, containment }, will }) => ({
        first: { id: first.id, title: first.title },
        second: { id: second.id, title: second.title },
        jaccard,
        containment,
        same: will,
      })),
    };
  }
}

const isOne = (pair: Pair, figures: StoryFigures): boolean =>
  pair.days <= figures.windowDays && isSameLikeness(pair, pair.least, figures);

/** Pairs that share a band, as storing compares them. */
function pairsOf(told: readonly Told[]): Pair[] {
  const index = new SignatureIndex(told.length);
  const read = told.map(({ text }) => shinglesOf(text));
  return told.flatMap((first, at) => {
    const keys = bandKeys(read[at]!);
    const near = index.candidates(keys).map((other) => ({
      first,
      second: told[other]!,
      least: Math.min(read[at]!.length, read[other]!.length),
      days: Math.abs(told[other]!.createdAt.getTime() - first.createdAt.getTime()) / DAY,
      ...likenessOf(read[at]!, read[other]!),
    }));
    index.add(keys);
    return near;
  });
}
