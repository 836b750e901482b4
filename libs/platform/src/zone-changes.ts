import { Injectable } from '@nestjs/common';
import { Conflict } from './errors.js';
import { Database, type Tx } from './database.js';

/** A row over the built-in list of development zones: a new zone, or one of its own name overruled. */
export interface ZoneChange {
  /** Official name. */
  name: string;
  /** GB/T 2260 code of where it lies, 2 to 6 digits. */
  hostCode: string;
  shorts: string[];
  /** Not read any more. */
  hidden: boolean;
}

export interface StoredZoneChange extends ZoneChange {
  /** ISO; an edit names it, so that nobody's change is lost. */
  updatedAt: string;
}

/** SQL of a text that is another after each change of a zone: read along with something else, it saves reading them anew. */
export const ZONES_VERSION = `(select concat(count(*), ' ', max(updated_at)) from zone)`;

/** The firm's own development zones. Read anew for each text, so that a change holds in every process at once. */
@Injectable()
export class ZoneChanges {
  private known: { text: string; rows: readonly StoredZoneChange[] } = { text: '', rows: [] };
  private latest?: { version: string; rows: readonly StoredZoneChange[] };

  constructor(private readonly database: Database) {}

  /** The same array as long as nothing was changed: what is built from it can be kept beside it. */
  async read(tx: Pick<Tx, 'query'> | Database = this.database): Promise<readonly StoredZoneChange[]> {
    const rows = await tx.query<StoredZoneChange[] & StoredZoneChange>(
      `select name, host_code as "hostCode", shorts, hidden, to_json(updated_at) #>> '{}' as "updatedAt"
       from zone order by name`,
    );
    const text = JSON.stringify(rows);
    if (text !== this.known.text) this.known = { text, rows: rows as readonly StoredZoneChange[] };
    return this.known.rows;
  }

  /** The same for who has read `ZONES_VERSION` already. */
  async readIfNewer(tx: Tx, version: string): Promise<readonly StoredZoneChange[]> {
    if (version !== this.latest?.version) this.latest = { version, rows: await this.read(tx) };
    return this.latest.rows;
  }

  /**
   * @param expected `updatedAt` of the row that is changed, null for a zone that has none yet
   * @throws Conflict `zone_changed` when somebody else was faster
   */
  async write(tx: Tx, zone: ZoneChange, expected: string | null, by: string): Promise<void> {
    const rows = await tx.query<unknown[]>(
      `insert into zone (name, host_code, shorts, hidden, updated_by) select $1, $2, $3, $4, $5
         where $6::timestamptz is null or exists (select from zone where name = $1)
       on conflict (name) do update set host_code = $2, shorts = $3, hidden = $4, updated_by = $5, updated_at = now()
         where zone.updated_at = $6::timestamptz
       returning name`,
      [zone.name, zone.hostCode, zone.shorts, zone.hidden, by, expected],
    );
    if (rows.length === 0) throw new Conflict('zone_changed', '这个开发区刚被别人改过，请刷新后再改');
  }

  /** Back to the built-in entry, or away with an own one. Gone already is fine. */
  async remove(tx: Tx, name: string): Promise<void> {
    await tx.query(`delete from zone where name = $1`, [name]);
  }
}
