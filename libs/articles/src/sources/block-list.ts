import { Injectable } from '@nestjs/common';
import { Database, type Reads, rows } from '@app/platform';

export interface SourceBlock {
  id: string;
  host: string | null;
  sourceId: string | null;
  sourceName: string | null;
  reason: string;
  createdBy: string | null;
  createdAt: Date;
}

/** The host and everything above it: closing `news.cn` closes `www.news.cn` too. */
function upwards(host: string): string[] {
  const parts = host.split('.');
  return parts.map((_, at) => parts.slice(at).join('.'));
}

/** Hosts and sources that nothing is fetched from. */
@Injectable()
export class BlockList {
  constructor(private readonly database: Database) {}

  list(): Promise<SourceBlock[]> {
    return this.database.query(
      `select source_block.id, source_block.host, source_block.source_id as "sourceId", source.name as "sourceName",
         source_block.reason, app_user.name as "createdBy", source_block.created_at as "createdAt"
       from source_block left join source on source.id = source_block.source_id
         left join app_user on app_user.id = source_block.created_by
       order by source_block.created_at desc, source_block.id limit 500`,
    );
  }

  /** @returns the reason why a host is closed, '' when none was given; null = it is open */
  async ofHost(host: string, reads: Reads = this.database): Promise<string | null> {
    const [row] = await rows<{ reason: string }>(
      reads,
      `select reason from source_block where host = any($1) limit 1`,
      [upwards(host)],
    );
    return row?.reason ?? null;
  }
}
