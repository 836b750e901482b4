import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { Conflict, type Tx } from '@app/platform';
import type { Me } from '@app/users';
import type { Lead } from '../lead.entity.js';

/** People who asked not to be called: nobody claims their leads, sees their numbers, calls or exports them. */
@Injectable()
export class DoNotContact {
  constructor(private readonly events: Events) {}

  /** Of the lead's contact, and those merged into it; the same again changes nothing. The caller checks who may. */
  async mark(tx: Tx, me: Me, lead: Lead, reason: string): Promise<void> {
    if (!lead.contactId) throw new Conflict('no_contact', '这条线索还没有联系人');
    const marked = await tx.query<unknown[]>(
      `insert into do_not_contact (contact_id, reason, by) values ($1, $2, $3) on conflict do nothing returning 1`,
      [lead.contactId, reason, me.id],
    );
    if (marked.length > 0)
      await this.events.record(tx, {
        type: 'contact.do_not_contact',
        actorId: me.id,
        leadId: lead.id,
        data: { on: true },
      });
  }

  async lift(tx: Tx, me: Me, lead: Lead): Promise<void> {
    const [, count] = await tx.query<[unknown, number]>(
      `delete from do_not_contact where contact_id = any($1::uuid[])`,
      [await this.people(tx, lead)],
    );
    if (count > 0)
      await this.events.record(tx, {
        type: 'contact.do_not_contact',
        actorId: me.id,
        leadId: lead.id,
        data: { on: false },
      });
  }

  /** @throws Conflict `do_not_contact`, ending with what cannot be done */
  async assertFree(tx: Tx, lead: Pick<Lead, 'id' | 'contactId'>, what: string): Promise<void> {
    const found = await tx.query<unknown[]>(`select 1 from do_not_contact where contact_id = any($1::uuid[]) limit 1`, [
      await this.people(tx, lead),
    ]);
    if (found.length > 0) throw new Conflict('do_not_contact', `客户要求不再联系，${what}`);
  }

  private async people(tx: Tx, { contactId }: Pick<Lead, 'contactId'>): Promise<string[]> {
    if (!contactId) return [];
    const rows = await tx.query<{ id: string }[]>(`select id from contact where id = $1 or merged_into = $1`, [
      contactId,
    ]);
    return rows.map(({ id }) => id);
  }
}
