import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { Database, Keyring, TooMany } from '@app/platform';
import { may, type Me, ownScope } from '@app/users';
import { type LeadFilters, leadWhere } from '../lead-where.js';
import { EXPORT_COLUMNS, EXPORT_JOINS, exportCells, exportHeaders, type ExportRow } from './export-columns.js';

export const exportFormats = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** How many leads an export would hold, and how many it leaves out because the person asked not to be contacted. */
export interface ExportCount {
  rows: number;
  leftOut: number;
}

/** Leads in memory at a time. Few, since whoever else asks the process something waits until they are written. */
const BATCH = 100;
/** An export that gave no sign of life for so long was broken off with its process. */
const SILENT = `interval '1 minute'`;

const NOT_TO_BE_CONTACTED = `exists (select from do_not_contact join contact as asked on asked.id = do_not_contact.contact_id
  where lead.contact_id in (asked.id, asked.merged_into))`;

/** Leads as a table to take along: the rows of the list, as far as one answers for them. */
@Injectable()
export class LeadExports {
  constructor(
    private readonly database: Database,
    private readonly events: Events,
    private readonly keyring: Keyring,
  ) {}

  async count(me: Me, filters: LeadFilters): Promise<ExportCount> {
    const parameters: unknown[] = [];
    const where = this.where(me, filters, parameters);
    const [row] = await this.database.query<ExportCount>(
      `select count(*) filter (where not asked)::int as rows, count(*) filter (where asked)::int as "leftOut"
       from (select ${NOT_TO_BE_CONTACTED} as asked from lead where ${where}) as counted`,
      parameters,
    );
    return row!;
  }

  /**
   * Writes down that it begins, before the first row is read.
   * @throws TooMany `export_running`
   */
  async begin(me: Me, format: ExportFormat, filters: LeadFilters): Promise<string> {
    const { rows, leftOut } = await this.count(me, filters);
    return this.database.transaction(async (tx) => {
      await tx.query(
        `update lead_export set ended_at = beat_at, outcome = 'broken_off'
         where user_id = $1 and ended_at is null and beat_at < now() - ${SILENT}`,
        [me.id],
      );
      const [begun] = await tx.query<{ id: string }[]>(
        `insert into lead_export (user_id, format, left_out) values ($1, $2, $3)
         on conflict (user_id) where ended_at is null do nothing returning id`,
        [me.id, format, leftOut],
      );
      if (!begun) throw new TooMany('export_running', '您有一份导出还没结束，等它下载完再导出');
      const { q: _words, cursor: _cursor, limit: _limit, ...kept } = filters;
      const data = { format, rows, leftOut, filter: { ...kept, ...(filters.q ? { searched: true } : {}) } };
      await this.events.record(tx, { type: 'leads.export_begun', actorId: me.id, subjectId: begun.id, data });
      return begun.id;
    });
  }

  /**
   * The header, then the rows, read as fast as they are taken. However it ends, the number of rows is written down.
   * @param still who asks, looked up anew before each batch: undefined once they are signed out or disabled
   */
  async *rows(id: string, filters: LeadFilters, still: () => Promise<Me | undefined>): AsyncGenerator<string[]> {
    let [count, outcome] = [0, 'stopped'];
    try {
      yield [...exportHeaders];
      for (let last: ExportRow | undefined, more = true; more;) {
        const me = await still();
        if (!me || !may(me.role, 'lead.export')) throw new Error('Who asked for this export may not have it any more.');
        const batch = await this.batch(me, filters, last);
        for (const row of batch) {
          count++;
          yield exportCells(row);
        }
        await this.database.query(`update lead_export set rows = $2, beat_at = now() where id = $1`, [id, count]);
        last = batch.at(-1);
        more = batch.length === BATCH;
      }
      outcome = 'done';
    } catch (error) {
      outcome = 'failed';
      throw error;
    } finally {
      await this.end(id, count, outcome);
    }
  }

  private async end(id: string, rows: number, outcome: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const [ended] = await tx.query<[{ userId: string }[], number]>(
        `update lead_export set rows = $2, outcome = $3, ended_at = now(), beat_at = now()
         where id = $1 and ended_at is null returning user_id as "userId"`,
        [id, rows, outcome],
      );
      const actorId = ended[0]?.userId;
      if (actorId)
        await this.events.record(tx, { type: 'leads.export_ended', actorId, subjectId: id, data: { rows, outcome } });
    });
  }

  private batch(me: Me, filters: LeadFilters, last: ExportRow | undefined): Promise<ExportRow[]> {
    const parameters: unknown[] = [];
    let where = `${this.where(me, filters, parameters)} and not ${NOT_TO_BE_CONTACTED}`;
    if (last) {
      parameters.push(last.cursorAt, last.id);
      where += ` and (lead.created_at, lead.id) < ($${parameters.length - 1}::timestamptz, $${parameters.length}::uuid)`;
    }
    return this.database.query<ExportRow>(
      `select ${EXPORT_COLUMNS} from (select * from lead where ${where}
         order by lead.created_at desc, lead.id desc limit ${BATCH}) as lead ${EXPORT_JOINS}
       order by lead.created_at desc, lead.id desc`,
      parameters,
    );
  }

  /** What advisors see in the pool is to be claimed, not to be carried off. */
  private where(me: Me, filters: LeadFilters, parameters: unknown[]): string {
    const where = leadWhere(this.keyring, me, filters, parameters);
    return me.role === 'advisor' ? `${where} and ${ownScope(me, parameters)}` : where;
  }
}
