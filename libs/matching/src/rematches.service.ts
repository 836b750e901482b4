import { Injectable } from '@nestjs/common';
import type { Tx } from '@app/platform';

/** Leads whose matches are to be made anew, one after the other: a lead stands in the queue once. */
@Injectable()
export class Rematches {
  async ask(tx: Tx, leadIds: string[]): Promise<void> {
    if (leadIds.length > 0) await this.askWhere(tx, `id = any($2)`, [leadIds], null);
  }

  /** All open leads: the rules have changed. @returns how many */
  askAll(tx: Tx): Promise<number> {
    return this.askWhere(tx, `open and stage <> 'signed' and need ->> 'side' = 'demand'`, [], null);
  }

  /** @param where a condition on `lead`, its parameters from $2 on; `eventId`: whose news the outcome is */
  async askWhere(tx: Tx, where: string, parameters: unknown[], eventId: string | null): Promise<number> {
    const [row] = await tx.query<{ count: number }[]>(
      `with asked as (
         insert into rematch (lead_id, event_ids) select id, array_remove(array[$1::bigint], null) from lead where ${where} order by id
         on conflict (lead_id) do update set event_ids = (select array_agg(distinct one) from unnest(rematch.event_ids || excluded.event_ids) as one)
           where not rematch.event_ids @> excluded.event_ids
         returning 1)
       select count(*)::int as count from asked`,
      [eventId, ...parameters],
    );
    return row!.count;
  }

  /** Takes the next lead out of the queue; it is back in it if the transaction fails. */
  async next(tx: Tx): Promise<{ leadId: string; eventIds: string[] } | undefined> {
    const [rows] = await tx.query<[{ leadId: string; eventIds: string[] }[], number]>(
      `delete from rematch where lead_id = (select lead_id from rematch order by asked_at, lead_id limit 1 for update skip locked)
       returning lead_id as "leadId", event_ids as "eventIds"`,
    );
    return rows[0];
  }
}
