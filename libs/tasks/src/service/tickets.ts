import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { Leads, rankOf } from '@app/leads';
import { Clock, Conflict, Invalid, NotFound, type Tx } from '@app/platform';
import { leadScope, type Me } from '@app/users';
import { OfficeCalendar } from '../office-calendar.js';
import { stepDue } from '../playbooks/step-times.js';
import { isTicketOpen, ticketDays, type TicketKind, type TicketStatus } from './ticket.js';

export interface NewTicket {
  kind: TicketKind;
  title: string;
  details: string;
  /** In yuan; a policy claim must say it. */
  amountYuan: number | null;
  /** ISO day; a policy claim must say it. */
  deadlineOn: string | null;
  /** From the form: a double tap opens one ticket. */
  key: string;
}

export interface TicketPatch {
  status?: TicketStatus;
  ownerId?: string;
  due?: Date;
  version: number;
}

interface Stored {
  id: string;
  leadId: string;
  status: TicketStatus;
  ownerId: string | null;
  version: number;
}

/** What companies ask for after they signed: each request has an owner, a clock and a history. */
@Injectable()
export class Tickets {
  constructor(
    private readonly calendar: OfficeCalendar,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly leads: Leads,
  ) {}

  /** @returns its id; the same key again gives the first one. @throws Conflict `not_signed`, Invalid by field */
  async open(tx: Tx, me: Me, leadId: string, ticket: NewTicket): Promise<string> {
    const lead = await this.leads.workable(tx, me, leadId);
    if (rankOf(lead.stage) < rankOf('signed')) throw new Conflict('not_signed', '签约以后才登记企业诉求');
    const calendar = await this.calendar.read(tx);
    assertWhole(ticket, calendar.dayOf(this.clock.now()));
    const due = stepDue({ days: ticketDays[ticket.kind], time: '17:30' }, this.clock.now(), calendar);
    const [row] = await tx.query<{ id: string }[]>(
      `insert into service_ticket (lead_id, kind, title, details, amount_yuan, deadline_on, owner_id, due_at, key, author_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (key) do nothing returning id`,
      [leadId, ticket.kind, ticket.title, ticket.details, ticket.amountYuan, ticket.deadlineOn, lead.ownerId ?? me.id, due, ticket.key, me.id], // prettier-ignore
    );
    if (!row) return this.openedBefore(tx, leadId, ticket.key);
    await this.record(tx, me, { id: row.id, leadId }, 'opened', { kind: ticket.kind });
    return row.id;
  }

  /** @throws Conflict `version_conflict`; Invalid when the owner may not see the lead */
  async edit(tx: Tx, me: Me, id: string, { status, ownerId, due, version }: TicketPatch): Promise<void> {
    const ticket = await this.locked(tx, me, id);
    if (ticket.version !== version) throw new Conflict('version_conflict', '这项诉求刚被别人改过，请看过新内容再试');
    if (ownerId && ownerId !== ticket.ownerId) {
      await this.assertSees(tx, ownerId, ticket.leadId);
      await tx.query(`update service_ticket set owner_id = $2 where id = $1`, [id, ownerId]);
      await this.record(tx, me, ticket, 'assigned', { from: ticket.ownerId, to: ownerId });
    }
    if (due) {
      if (due <= this.clock.now())
        throw new Invalid('due_past', '请选以后的时间', [{ field: 'due', message: '已经过去' }]);
      await tx.query(`update service_ticket set due_at = $2, overdue_at = null where id = $1`, [id, due]);
      await this.record(tx, me, ticket, 'rescheduled', { due: due.toISOString() });
    }
    if (status && status !== ticket.status) {
      const closedAt = isTicketOpen(status) ? null : this.clock.now();
      await tx.query(`update service_ticket set status = $2, closed_at = $3 where id = $1`, [id, status, closedAt]);
      await this.record(tx, me, ticket, 'moved', { from: ticket.status, to: status });
    }
    await tx.query(`update service_ticket set version = version + 1 where id = $1`, [id]);
  }

  /** What was done or said. The same key again changes nothing. */
  async note(tx: Tx, me: Me, id: string, { text, key }: { text: string; key: string }): Promise<void> {
    const ticket = await this.locked(tx, me, id);
    const noteId = randomUUID();
    const stored = await tx.query<unknown[]>(
      `insert into ticket_note (id, ticket_id, author_id, key, text) values ($1, $2, $3, $4, $5)
       on conflict (key) do nothing returning 1`,
      [noteId, id, me.id, key, text],
    );
    if (stored.length > 0) await this.record(tx, me, ticket, 'noted', { note: noteId });
  }

  /** Says once a ticket that its time is over. @returns how many */
  async markOverdue(tx: Tx): Promise<number> {
    const late = await tx.query<[Stored[], number]>(
      `update service_ticket set overdue_at = now() where id in (
         select id from service_ticket where status in ('open', 'doing', 'waiting') and overdue_at is null and due_at < $1
         order by due_at limit 200 for update skip locked)
       returning id, lead_id as "leadId"`,
      [this.clock.now()],
    );
    for (const ticket of late[0]) await this.record(tx, null, ticket, 'overdue', {});
    return late[1];
  }

  private async locked(tx: Tx, me: Me, id: string): Promise<Stored> {
    const parameters: unknown[] = [id];
    const scope = leadScope(me, parameters);
    const [ticket] = await tx.query<Stored[]>(
      `select ticket.id, ticket.lead_id as "leadId", ticket.status, ticket.owner_id as "ownerId", ticket.version
       from service_ticket as ticket join lead on lead.id = ticket.lead_id where ticket.id = $1 and ${scope} for update of ticket`,
      parameters,
    );
    if (!ticket) throw new NotFound('ticket_not_found', '没有这项诉求，或您无权查看');
    return ticket;
  }

  /** Whoever answers for a request must see the lead it hangs on. */
  private async assertSees(tx: Tx, ownerId: string, leadId: string): Promise<void> {
    const [may] = await tx.query<unknown[]>(
      `select 1 from app_user join lead on lead.id = $2 where app_user.id = $1 and app_user.disabled_at is null
         and (app_user.id = lead.owner_id or app_user.role = 'admin' or (app_user.role = 'manager' and exists (
           with recursive above as (
             select id, parent_id from team where id = lead.team_id
             union all select team.id, team.parent_id from above join team on team.id = above.parent_id)
           select from above where above.id = app_user.team_id)))`,
      [ownerId, leadId],
    );
    if (!may)
      throw new Invalid('owner_unseeing', '这位同事看不到这条线索：请选线索的顾问、上级经理或管理员', [
        { field: 'ownerId', message: '看不到这条线索' },
      ]);
  }

  private async openedBefore(tx: Tx, leadId: string, key: string): Promise<string> {
    const [known] = await tx.query<{ id: string }[]>(`select id from service_ticket where key = $1 and lead_id = $2`, [key, leadId]); // prettier-ignore
    if (!known) throw new Conflict('key_reused', '这个 key 已用于另一条线索');
    return known.id;
  }

  private async record(
    tx: Tx,
    me: Me | null,
    { id, leadId }: Pick<Stored, 'id' | 'leadId'>,
    what: string,
    data: Record<string, unknown>,
  ): Promise<void> {
    await this.events.record(tx, { type: `ticket.${what}`, actorId: me?.id, leadId, subjectId: id, data });
  }
}

function assertWhole({ kind, amountYuan, deadlineOn }: NewTicket, today: string): void {
  const fields: { field: string; message: string }[] = [];
  if (kind === 'policy' && amountYuan === null) fields.push({ field: 'amountYuan', message: '政策兑现要写金额' });
  if (kind === 'policy' && deadlineOn === null) fields.push({ field: 'deadlineOn', message: '政策兑现要写截止日期' });
  if (deadlineOn !== null && deadlineOn < today)
    fields.push({ field: 'deadlineOn', message: `${deadlineOn} 已经过去` });
  if (fields.length > 0) throw new Invalid('ticket_invalid', '诉求还不能登记，请看标出的各项', fields);
}
