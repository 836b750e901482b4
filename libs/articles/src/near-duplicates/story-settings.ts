import { Injectable } from '@nestjs/common';
import { Database, Invalid, type Reads, rows, type Tx } from '@app/platform';
import {
  EXCERPT_CONTAINMENT,
  EXCERPT_SHINGLES,
  SAME_STORY_JACCARD,
  STORY_WINDOW_DAYS,
  type StoryFigures,
} from './likeness.js';

export const STORY_DEFAULTS: StoryFigures = {
  jaccard: SAME_STORY_JACCARD,
  containment: EXCERPT_CONTAINMENT,
  excerptShingles: EXCERPT_SHINGLES,
  windowDays: STORY_WINDOW_DAYS,
};
/** Below the least, bands would miss what the figures call alike, or every text would be. */
const BOUNDS: Record<keyof StoryFigures, [least: number, most: number]> = {
  jaccard: [0.3, 0.95],
  containment: [0.5, 1],
  excerptShingles: [20, 2000],
  windowDays: [7, 3650],
};

/** From when on two texts are one story, as the house has set it. */
@Injectable()
export class StorySettings {
  constructor(private readonly database: Database) {}

  async read(reads: Reads = this.database): Promise<StoryFigures> {
    const [row] = await rows<{ value: Partial<StoryFigures> }>(
      reads,
      `select value from setting where key = 'stories'`,
    );
    return { ...STORY_DEFAULTS, ...row?.value };
  }

  /** Takes effect for articles that come in from now on. @throws Invalid naming each figure that is out of its range */
  async write(tx: Tx, patch: Partial<StoryFigures>, by: string | null): Promise<void> {
    await tx.query(
      `insert into setting (key, value, updated_by) values ('stories', $1, $2)
       on conflict (key) do update set value = setting.value || excluded.value, updated_by = $2, updated_at = now()`,
      [JSON.stringify(this.checked(patch)), by],
    );
  }

  /** The figures that are given. @throws Invalid naming each that is out of its range */
  checked(patch: Partial<StoryFigures>): Partial<StoryFigures> {
    const given = (Object.entries(patch) as [keyof StoryFigures, number | undefined][]).filter(
      (entry): entry is [keyof StoryFigures, number] => entry[1] !== undefined,
    );
    const fields = given
      .filter(
        ([key, figure]) =>
          !(figure >= BOUNDS[key][0] && figure <= BOUNDS[key][1]) || (isWhole(key) && !Number.isInteger(figure)),
      ) // prettier-ignore
      .map(([key]) => ({
        field: key,
        message: `应是 ${BOUNDS[key].join(' 到 ')} 之间的${isWhole(key) ? '整' : ''}数`,
      }));
    if (fields.length > 0) throw new Invalid('figures_invalid', '有几个数字需要改正', fields);
    return Object.fromEntries(given);
  }
}

const isWhole = (key: keyof StoryFigures): boolean => key === 'excerptShingles' || key === 'windowDays';
