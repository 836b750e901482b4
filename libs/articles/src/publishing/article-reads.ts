import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Clock, Database, LOGGER, type Logger } from '@app/platform';

/** ms between writes: what was read since is one row a page, however many came. A crash forgets at most these. */
const EVERY = 5_000;

const chinaDay = (at: Date): string => new Date(at.getTime() + 8 * 3600_000).toISOString().slice(0, 10);

/** Counts openings of article pages by day: a number in memory, written together. Nothing of the reader is kept. */
@Injectable()
export class ArticleReads implements OnModuleDestroy {
  private counts = new Map<string, number>();
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  count(articleId: string): void {
    const key = `${articleId} ${chinaDay(this.clock.now())}`;
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
    this.timer ??= setTimeout(() => void this.flush(), EVERY).unref();
  }

  /** Writes what was counted. A database that is away gets it with the next write. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const counted = [...this.counts];
    if (counted.length === 0) return;
    this.counts = new Map();
    try {
      await this.database.query(
        `insert into article_read (article_id, day, reads)
         select read.id, read.day, read.reads from unnest($1::uuid[], $2::date[], $3::int[]) as read (id, day, reads)
           join article on article.id = read.id order by read.id, read.day
         on conflict (article_id, day) do update set reads = article_read.reads + excluded.reads`,
        [
          counted.map(([key]) => key.split(' ')[0]),
          counted.map(([key]) => key.split(' ')[1]),
          counted.map(([, reads]) => reads),
        ],
      );
    } catch (error) {
      this.logger.warn({ err: error }, 'reads not written; keeping them for the next time');
      for (const [key, reads] of counted) this.counts.set(key, (this.counts.get(key) ?? 0) + reads);
      this.timer ??= setTimeout(() => void this.flush(), EVERY).unref();
    }
  }

  /** All its readers so far. */
  async of(articleId: string): Promise<number> {
    const [row] = await this.database.query<{ reads: number }>(
      `select coalesce(sum(reads), 0)::int as reads from article_read where article_id = $1`,
      [articleId],
    );
    return row!.reads;
  }

  onModuleDestroy(): Promise<void> {
    return this.flush();
  }
}
