import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '@app/platform';

const LOCK = 7_403_112_002;
/** Every column keeps its place: a value moved from one to another is another event. */
const DIGEST = `encode(sha256(convert_to(jsonb_build_array(event.id, event.at at time zone 'UTC', event.type, event.actor_id,
  event.lead_id, event.subject_id, event.data, event.request_id)::text, 'UTF8')), 'hex')`;

interface SealRow {
  seq: string;
  hash: Buffer;
  digest: string;
}

/** Hash of this link: the previous hash and the digest of the event. */
const link = (previous: Buffer, digest: string): Buffer =>
  createHash('sha256').update(previous).update(digest).digest();

/**
 * Chains hashes over events after they committed, so that a row that is changed or taken out is noticed. Sealed in the
 * order in which one worker found them, never inside the transaction of an intake.
 */
@Injectable()
export class EventSeal {
  constructor(private readonly database: Database) {}

  /** Seals up to `limit` events; a second caller at the same time seals none. */
  async seal(limit = 1000): Promise<number> {
    return this.database.transaction(async (tx) => {
      const [lock] = await tx.query<{ ok: boolean }[]>(`select pg_try_advisory_xact_lock($1) as ok`, [LOCK]);
      if (!lock!.ok) return 0;
      const [last] = await tx.query<SealRow[]>(`select seq, hash from event_seal order by seq desc limit 1`);
      const events = await tx.query<{ id: string; digest: string }[]>(
        `select event.id, ${DIGEST} as digest from event
         where not exists (select 1 from event_seal where event_seal.event_id = event.id) and event.id > $2
         order by event.id limit $1`,
        [limit, await this.oldestUnsure(tx.query.bind(tx))],
      );
      let hash = last?.hash ?? Buffer.alloc(32);
      const first = Number(last?.seq ?? 0) + 1;
      const hashes = events.map(({ digest }) => (hash = link(hash, digest)));
      await tx.query(
        `insert into event_seal (seq, event_id, hash)
         select $1::bigint + ordinality - 1, id, hash from unnest($2::bigint[], $3::bytea[]) with ordinality as sealed (id, hash, ordinality)`,
        [first, events.map(({ id }) => id), hashes],
      );
      return events.length;
    });
  }

  /** @returns the number of events checked and the first broken place, if any */
  async verify(): Promise<{ checked: number; brokenAt: string | null }> {
    const rows = await this.database.query<SealRow>(
      `select event_seal.seq, event_seal.hash, ${DIGEST} as digest
       from event_seal left join event on event.id = event_seal.event_id order by event_seal.seq`,
    );
    let hash: Buffer = Buffer.alloc(32);
    for (const [index, row] of rows.entries()) {
      hash = link(hash, row.digest);
      if (Number(row.seq) !== index + 1 || !hash.equals(row.hash)) return { checked: index, brokenAt: row.seq };
    }
    return { checked: rows.length, brokenAt: null };
  }

  /** Ids are drawn before commit: look back a little so that a late commit is not passed over. */
  private async oldestUnsure(query: (sql: string) => Promise<{ id: string | null }[]>): Promise<string> {
    const [row] = await query(`select max(event_id) - 10000 as id from event_seal`);
    return row?.id ?? '0';
  }
}
