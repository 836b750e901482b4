import { Injectable } from '@nestjs/common';
import robotsParser from 'robots-parser';
import { Database } from '@app/platform';

/** The name that robots.txt calls us by. */
export const ROBOT = 'Plotline';
const GOOD_HOURS = 24;
const KEPT = 50;
const MAX_LINE = 1000;

export interface RobotsRules {
  /** undefined for an address of another origin. */
  isAllowed(url: string, robot: string): boolean | undefined;
  /** Seconds. */
  getCrawlDelay(robot: string): number | undefined;
}

/** Its types name a default export; at run time the module is the function. */
const parseRobots = robotsParser as unknown as (url: string, text: string) => RobotsRules;

/** Lines of a robots.txt that a parser should see: no byte order mark, no NUL, none without end. */
const clean = (text: string): string =>
  text
    .replace(/^\ufeff/, '')
    .replaceAll('\0', '')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.length <= MAX_LINE)
    .join('\n');

/** What origins allow, as they said it when they were asked last; good for a day. */
@Injectable()
export class Robots {
  private readonly parsed = new Map<string, { at: number; rules: RobotsRules }>();

  constructor(private readonly database: Database) {}

  /** @returns undefined when the origin has to be asked */
  async known(origin: string): Promise<RobotsRules | undefined> {
    const [row] = await this.database.query<{ at: Date }>(
      `select fetched_at as at from robots_file where origin = $1 and good_until > now()`,
      [origin],
    );
    if (!row) return undefined;
    const before = this.parsed.get(origin);
    if (before?.at === row.at.getTime()) return before.rules;
    const [file] = await this.database.query<{ text: string; at: Date }>(
      `select text, fetched_at as at from robots_file where origin = $1`,
      [origin],
    );
    return file && this.parse(origin, file.text, file.at);
  }

  /** @param text '' where there is no such file: everything is allowed */
  async keep(origin: string, status: number, text: string): Promise<RobotsRules> {
    const lines = clean(text);
    const [row] = await this.database.query<{ at: Date }>(
      `insert into robots_file (origin, status, text, fetched_at, good_until)
       values ($1, $2, $3, date_trunc('milliseconds', now()), now() + interval '${GOOD_HOURS} hours')
       on conflict (origin) do update set status = excluded.status, text = excluded.text,
         fetched_at = excluded.fetched_at, good_until = excluded.good_until returning fetched_at as at`,
      [origin, status, lines],
    );
    return this.parse(origin, lines, row!.at);
  }

  private parse(origin: string, text: string, at: Date): RobotsRules {
    const rules = parseRobots(`${origin}/robots.txt`, text);
    if (this.parsed.size >= KEPT) this.parsed.delete(this.parsed.keys().next().value!);
    this.parsed.set(origin, { at: at.getTime(), rules });
    return rules;
  }
}
