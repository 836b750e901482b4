import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '@app/platform';
import type { FetchOutcome } from './fetch-trouble.js';

export interface FetchRow {
  id: string;
  url: string;
  at: Date;
  status: number | null;
  bytes: number;
  ms: number;
  outcome: FetchOutcome;
  problem: string | null;
}

const KEPT_DAYS = 60;

/** What was asked of whom, and how it went: a row for every request that went out or was refused before. */
@Injectable()
export class FetchLog {
  constructor(private readonly database: Database) {}

  async add(row: Omit<FetchRow, 'id' | 'at'> & { host: string; sourceId: string | null }): Promise<void> {
    await this.database.query(
      `insert into page_fetch (source_id, url, host, status, bytes, ms, outcome, problem)
       values ((select id from source where id = $1), $2, $3, $4, $5, $6, $7, $8)`,
      [row.sourceId, row.url, row.host, row.status, row.bytes, row.ms, row.outcome, row.problem],
    );
  }

  /** The newest of a source. */
  ofSource(sourceId: string, limit = 50): Promise<FetchRow[]> {
    return this.database.query(
      `select id::text as id, url, at, status, bytes, ms, outcome, problem from page_fetch where source_id = $1
       order by page_fetch.id desc limit $2`,
      [sourceId, limit],
    );
  }

  /** Forgets old requests, and what feeds said of pages that are done with. */
  async tidy(tx: Tx): Promise<void> {
    await tx.query(`delete from page_fetch where at < now() - $1 * interval '1 day'`, [KEPT_DAYS]);
    await tx.query(`delete from robots_file where good_until < now() - interval '7 days'`);
    await tx.query(`update source_page set content = null where state <> 'waiting' and content is not null`);
  }
}
