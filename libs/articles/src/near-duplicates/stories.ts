import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '@app/platform';
import { bandKeys } from './band-keys.js';
import { isSameStory } from './likeness.js';
import { shinglesOf } from './shingles.js';
import { StorySettings } from './story-settings.js';

/** Serialises who is compared with whom: two reprints that arrive at once must see each other. */
const LOCK = 7_403_112_021;
/** Texts that are compared in full, those that share most bands first. */
const COMPARED = 20;

/**
 * Articles of the last `$3` days that share a band with the keys `$1`, those that share most first. A story told a thousand
 * times gives a thousand candidates: any of them tells which story it is. Articles of one trade share stock phrases, and
 * now and then a band by them: those few hundred are counted, not compared. The keys stand in a sub-select because the
 * planner takes 32 known keys for a seventh of all rows and would read them all; of unknown ones it expects a hundredth,
 * and asks the index.
 */
export const STORY_CANDIDATES = `
  select article.id, article.text, article.story_id as "storyId"
  from (select article_id, (select count(*) from unnest(keys) as key where key = any($1::integer[])) as shared
        from (select article_id, keys from article_band where keys && (select $1::integer[]) and article_id <> $2
              limit 1000) as near
        order by shared desc limit ${3 * COMPARED}) as nearest
    join article on article.id = nearest.article_id
  where article.created_at > now() - make_interval(days => $3)
  order by nearest.shared desc, article.created_at limit ${COMPARED}`;

/** One outlet's telling of a story. */
export interface Outlet {
  id: string;
  title: string;
  path: string;
  publisher: string | null;
  /** ISO day. */
  day: string | null;
  status: string;
}

/** One story, many outlets: reprints and rewrites find the story that is there. */
@Injectable()
export class Stories {
  constructor(
    private readonly database: Database,
    private readonly settings: StorySettings,
  ) {}

  /**
   * The story that a text tells, by candidates from the index and exact likeness; undefined when it is new.
   * @param id its own article, which is not compared
   */
  async find(tx: Tx, id: string, text: string): Promise<string | undefined> {
    const shingles = shinglesOf(text);
    const keys = [...bandKeys(shingles)];
    if (keys.length === 0) return undefined;
    const figures = await this.settings.read(tx);
    const found = await tx.query<{ id: string; text: string; storyId: string | null }[]>(STORY_CANDIDATES, [
      keys,
      id,
      figures.windowDays,
    ]);
    const twin = found.find((one) => isSameStory(shingles, shinglesOf(one.text), figures));
    return twin && (twin.storyId ?? twin.id);
  }

  /** Puts an article under its story, or makes it the first of a new one. @returns the story's id */
  async place(tx: Tx, { id, text }: { id: string; text: string }): Promise<string> {
    await tx.query(`select pg_advisory_xact_lock($1)`, [LOCK]);
    await tx.query(`insert into article_band (article_id, keys) values ($1, $2) on conflict do nothing`, [
      id,
      [...bandKeys(shinglesOf(text))],
    ]);
    const storyId = (await this.find(tx, id, text)) ?? id;
    await tx.query(`update article set story_id = $2 where id = $1 or (id = $2 and story_id is null)`, [id, storyId]);
    return storyId;
  }

  /** The other articles of its story, the oldest first, at most 50. */
  others(articleId: string): Promise<Outlet[]> {
    return this.database.query<Outlet>(
      `select other.id, other.title, '/news/' || other.slug as path, other.publisher,
         coalesce(other.published_on, other.posted_on)::text as day, other.status
       from article join article as other on other.story_id = article.story_id and other.id <> article.id
       where article.id = $1 order by other.created_at, other.id limit 50`,
      [articleId],
    );
  }
}
