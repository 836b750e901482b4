import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, Keyring, pageOf } from '@app/platform';
import { leadScope, type Me } from '@app/users';
import type { LeadRow } from './lead-row.js';
import { LEAD_COLUMNS, LEAD_JOINS } from './lead-row.js';
import { type LeadFilters, leadWhere } from './lead-where.js';
import { PoolClock } from './pool/pool-clock.js';

export interface LeadPage {
  items: LeadRow[];
  next: string | null;
  total?: number;
}

/** Questions about leads, each within what the person may see. */
@Injectable()
export class LeadsRepository {
  constructor(
    private readonly database: Database,
    private readonly keyring: Keyring,
    private readonly poolClock: PoolClock,
  ) {}

  /** Newest first; `total` comes with the first page. */
  async list(me: Me, filters: LeadFilters): Promise<LeadPage> {
    const parameters: unknown[] = [];
    const where = leadWhere(this.keyring, me, filters, parameters);
    const counting = filters.cursor ? undefined : this.count(where, [...parameters]);
    let after = '';
    if (filters.cursor) {
      const { at, id } = decodeCursor(filters.cursor);
      parameters.push(at, id);
      after = ` and (lead.created_at, lead.id) < ($${parameters.length - 1}::timestamptz, $${parameters.length}::uuid)`;
    }
    parameters.push(filters.limit + 1);
    const rows = await this.database.query<LeadRow & { cursorAt: string }>(
      `select ${LEAD_COLUMNS}, to_json(lead.created_at) #>> '{}' as "cursorAt"
       from (select * from lead where ${where}${after}
             order by lead.created_at desc, lead.id desc limit $${parameters.length}) as lead ${LEAD_JOINS}
       order by lead.created_at desc, lead.id desc`,
      parameters,
    );
    const page = pageOf(rows, filters.limit, (row) => ({ at: row.cursorAt, id: row.id }));
    const items = await this.poolClock.stamp(page.items.map(({ cursorAt: _cursor, ...row }) => row));
    return { items, next: page.next, ...(counting ? { total: await counting } : {}) };
  }

  /** One row within the scope, or undefined. */
  async row(me: Me, id: string): Promise<LeadRow | undefined> {
    const parameters: unknown[] = [id];
    const scope = leadScope(me, parameters);
    const [row] = await this.database.query<LeadRow>(
      `select ${LEAD_COLUMNS} from lead ${LEAD_JOINS} where lead.id = $1 and ${scope}`,
      parameters,
    );
    return row && (await this.poolClock.stamp([row]))[0];
  }

  private async count(where: string, parameters: unknown[]): Promise<number> {
    const [row] = await this.database.query<{ total: number }>(
      `select count(*)::int as total from lead where ${where}`,
      parameters,
    );
    return row!.total;
  }
}
