import { Injectable } from '@nestjs/common';
import { Events, type NewEvent } from '@app/audit';
import { Database, type Tx } from '@app/platform';
import { type AssignmentReceipt, type Candidate, decideOwner } from './choose-owner.js';
import { turnAfter } from './routing/next-in-rota.js';
import { RoutingFacts } from './routing/routing-facts.js';
import { RoutingSettings } from './routing/routing-settings.js';

/** A lead to give away, and the event that asks for it; null = it has waited. */
export interface Asked {
  leadId: string;
  eventId: string | null;
}

interface Decision extends Asked {
  receipt: AssignmentReceipt;
  waiting: boolean;
}

/** Waiting leads looked at in one go, and given away in one transaction. */
const LOOKED_AT = 1000;
const AT_ONCE = 50;

/** Gives leads that have no owner to the right advisor, with a receipt of why. */
@Injectable()
export class Assignments {
  /** Where the next look at the waiting leads begins, when the last one did not see them all. */
  private after: { at: string; id: string } | undefined;

  constructor(
    private readonly database: Database,
    private readonly events: Events,
    private readonly facts: RoutingFacts,
    private readonly settings: RoutingSettings,
  ) {}

  /** Oldest first, in six statements for all. A lead with an owner keeps them. */
  async assignMany(tx: Tx, asked: Asked[]): Promise<void> {
    const leads = await this.facts.lockLeads(
      tx,
      asked.map(({ leadId }) => leadId),
    );
    // Two inquiries of one lead may be ready together: the first of them gives it away.
    const firsts = new Map(asked.toReversed().map((one) => [one.leadId, one]));
    const open = asked.filter((one) => leads.get(one.leadId)?.open && firsts.get(one.leadId) === one);
    await this.events.recordMany(
      tx,
      open.flatMap(({ leadId }) => {
        const { ownerId, hasTask } = leads.get(leadId)!;
        return ownerId === null || hasTask ? [] : [assigned(leadId, ownerId, 'kept')];
      }),
    );
    const free = open.filter(({ leadId }) => leads.get(leadId)!.ownerId === null);
    if (free.length === 0) return;
    const { version, ...rules } = await this.settings.read(tx);
    const candidates = await this.facts.lockCandidates(tx);
    const decisions: Decision[] = [];
    for (const [nth, one] of free.entries()) {
      const { asks, waiting } = leads.get(one.leadId)!;
      const { receipt, pool } = decideOwner(asks, candidates, rules, String(version));
      takeTurn(receipt, candidates, pool, nth);
      // A lead that waited and still has nobody goes on waiting without a word.
      if (receipt.ownerId !== null || one.eventId !== null) decisions.push({ ...one, receipt, waiting });
    }
    await this.store(tx, decisions, candidates);
    await this.events.recordMany(
      tx,
      decisions.flatMap(({ leadId, receipt: { ownerId, reason }, waiting }) => [
        assigned(leadId, ownerId, reason),
        ...(ownerId === null && !waiting ? [{ type: 'lead.waiting', leadId }] : []),
      ]),
    );
  }

  /**
   * Gives away what waits (待分配), oldest first, to whoever can take it by now: back from leave, with room again, or by a
   * rule that was saved since.
   * @returns how many leads found somebody
   */
  async drain(): Promise<number> {
    const waiting = await this.waiting();
    let given = 0;
    for (let at = 0; at < waiting.length; at += AT_ONCE) {
      const some = waiting.slice(at, at + AT_ONCE).map(({ id }) => id);
      given += await this.database.transaction(async (tx) => {
        await this.assignMany(
          tx,
          some.map((leadId) => ({ leadId, eventId: null })),
        );
        const [row] = await tx.query<{ given: number }[]>(
          `select count(*)::int as given from lead where id = any($1::uuid[]) and waiting_since is null`,
          [some],
        );
        return row!.given;
      });
    }
    return given;
  }

  private async waiting(): Promise<{ id: string; at: string }[]> {
    const found = await this.database.query<{ id: string; at: string }>(
      `select id, to_json(waiting_since) #>> '{}' as at from lead
       where waiting_since is not null and owner_id is null and open
         and ($1::timestamptz is null or (waiting_since, id) > ($1::timestamptz, $2::uuid))
       order by waiting_since, id limit $3`,
      [this.after?.at ?? null, this.after?.id ?? null, LOOKED_AT],
    );
    this.after = found.length === LOOKED_AT ? found.at(-1) : undefined;
    return found;
  }

  /** Receipts, owners, tasks of leads that waited, and places in the rota: one statement. */
  private async store(tx: Tx, decisions: Decision[], candidates: Candidate[]): Promise<void> {
    if (decisions.length === 0) return;
    const moved = candidates.filter(({ id }) => decisions.some(({ receipt }) => receipt.ownerId === id));
    await tx.query(STORE, [
      decisions.map(({ leadId }) => leadId),
      decisions.map(({ eventId }) => eventId),
      decisions.map(({ receipt }) => receipt.ownerId),
      decisions.map(({ receipt }) => JSON.stringify(receipt)),
      moved.map(({ id }) => id),
      moved.map(({ turn = 0 }) => turn),
    ]);
  }
}

const assigned = (leadId: string, ownerId: string | null, reason: string): NewEvent => ({
  type: 'lead.assigned',
  leadId,
  data: { to: ownerId, reason },
});

/** Without an owner the lead waits, visibly, with its team: the rule's if it has one, else the top one. */
const STORE = `with given as (
    select asked.lead_id, asked.event_id, asked.owner_id, asked.receipt::jsonb as receipt, owner.team_id
    from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::text[]) as asked (lead_id, event_id, owner_id, receipt)
      left join app_user as owner on owner.id = asked.owner_id),
  stored as (
    insert into assignment (lead_id, event_id, owner_id, receipt)
    select lead_id, event_id, owner_id, receipt from given on conflict (event_id) do nothing),
  owned as (
    update lead set owner_id = given.owner_id, version = lead.version + 1,
      active_at = case when given.owner_id is null then lead.active_at else now() end,
      waiting_since = case when given.owner_id is null then coalesce(lead.waiting_since, now()) end,
      team_id = coalesce(given.team_id, lead.team_id, (select id from team order by parent_id nulls first, name limit 1))
    from given where lead.id = given.lead_id),
  handed as (
    update task set owner_id = given.owner_id, team_id = given.team_id from given
    where task.lead_id = given.lead_id and task.status = 'open' and given.owner_id is not null)
  update app_user set turn = moved.turn, last_assigned_at = clock_timestamp()
  from unnest($5::uuid[], $6::bigint[]) as moved (id, turn) where app_user.id = moved.id`;

/** The next lead of the same batch sees what this one changed. A customer who comes back takes nobody's turn. */
function takeTurn(receipt: AssignmentReceipt, candidates: Candidate[], pool: Candidate[], nth: number): void {
  const owner = candidates.find(({ id }) => id === receipt.ownerId);
  if (!owner) return;
  if (receipt.reason !== 'continuity') {
    owner.turn = Math.round(turnAfter(owner, pool));
    owner.lastAssignedAt = `9999-${String(nth).padStart(6, '0')}`;
  }
  owner.openLeads += 1;
}
