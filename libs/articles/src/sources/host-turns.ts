import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database } from '@app/platform';
import { FetchPolicy } from './fetch-policy.js';
import { FetchTrouble } from './fetch-trouble.js';

interface HostState {
  waitMs: number;
  backOffUntil: Date | null;
  reason: string | null;
}

/** ms between looks of somebody who waits, at most: a slow answer of the host may end before its time. */
const LOOK = 1000;
/** ms between looks while somebody else's request is under way. */
const BUSY = 250;
/** Minutes of a first back-off, doubled each time, up to a day. */
const FIRST = { refused: 30, passing: 2 };
const DAY_MINUTES = 1440;

/**
 * One request to a host at a time, and a pause after it, for all processes together: the database decides, by its own
 * clock. A holder that dies loses its turn when its time is up.
 */
@Injectable()
export class HostTurns {
  constructor(
    private readonly database: Database,
    private readonly policy: FetchPolicy,
  ) {}

  /**
   * Waits for the host's turn, at most `patience` ms.
   * @throws FetchTrouble `waiting` when it would take longer, or the host is being left alone
   */
  async take(host: string, patience: number, stop?: AbortSignal): Promise<void> {
    const until = Date.now() + patience;
    while (!(await this.tryTake(host))) {
      const { waitMs, backOffUntil, reason } = await this.state(host);
      if (backOffUntil) throw new FetchTrouble('waiting', reason ?? '网站要求放慢，稍后再试', backOffUntil);
      if (Date.now() + waitMs > until)
        throw new FetchTrouble('waiting', '这个网站正排队，稍后再抓', new Date(Date.now() + waitMs));
      await sleep(Math.min(LOOK, waitMs) + Math.random() * 20, undefined, { signal: stop });
    }
  }

  /** The turn ends; the pause begins. */
  async give(host: string): Promise<void> {
    await this.database.query(
      `update crawl_host set busy_until = null,
         free_at = clock_timestamp() + greatest($2::float8, delay_ms) * interval '1 millisecond' where host = $1`,
      [host, this.policy.gap],
    );
  }

  /** What robots.txt asks for, in seconds. */
  async setDelay(host: string, seconds: number): Promise<void> {
    const ms = Math.round(Math.min(Math.max(0, seconds), 86_400) * 1000);
    await this.database.query(
      `update crawl_host set delay_ms = $2, free_at = greatest(free_at, clock_timestamp() + $2 * interval '1 millisecond')
       where host = $1 and delay_ms <> $2`,
      [host, ms],
    );
  }

  /**
   * Leaves the host alone: until the moment it names, else longer each time.
   * @returns until when
   */
  async backOff(host: string, trouble: FetchTrouble): Promise<Date> {
    const first = trouble.outcome === 'refused' ? FIRST.refused : FIRST.passing;
    const [row] = await this.database.query<{ until: Date }>(
      `insert into crawl_host (host, failures, back_off_reason, back_off_until)
       values ($1, 1, $2, coalesce($3::timestamptz, clock_timestamp() + $4 * interval '1 minute'))
       on conflict (host) do update set failures = least(crawl_host.failures + 1, 20), back_off_reason = $2,
         back_off_until = coalesce($3::timestamptz, clock_timestamp() + least($4 * 2 ^ crawl_host.failures, ${DAY_MINUTES}) * interval '1 minute')
       returning back_off_until as until`,
      [host, trouble.message, trouble.until, first],
    );
    return row!.until;
  }

  async answered(host: string): Promise<void> {
    await this.database.query(
      `update crawl_host set failures = 0, back_off_until = null, back_off_reason = null where host = $1 and failures > 0`,
      [host],
    );
  }

  private async tryTake(host: string): Promise<boolean> {
    const lease = this.policy.patience + 10_000;
    const rows = await this.database.query<unknown>(
      `insert into crawl_host (host, busy_until) values ($1, clock_timestamp() + $2 * interval '1 millisecond')
       on conflict (host) do update set busy_until = excluded.busy_until
       where (crawl_host.busy_until is null or crawl_host.busy_until <= clock_timestamp())
         and crawl_host.free_at <= clock_timestamp()
         and (crawl_host.back_off_until is null or crawl_host.back_off_until <= clock_timestamp())
       returning 1`,
      [host, lease],
    );
    return rows.length > 0;
  }

  private async state(host: string): Promise<HostState> {
    const [row] = await this.database.query<HostState>(
      `select greatest(ceil(extract(epoch from free_at - clock_timestamp()) * 1000),
           case when busy_until > clock_timestamp() then ${BUSY} else 1 end)::float8 as "waitMs",
         case when back_off_until > clock_timestamp() then back_off_until end as "backOffUntil", back_off_reason as reason
       from crawl_host where host = $1`,
      [host],
    );
    return row ?? { waitMs: 1, backOffUntil: null, reason: null };
  }
}
