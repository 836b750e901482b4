import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import type { Need } from '@app/needs';
import type { Tx } from '@app/platform';
import { type AssignmentReceipt, type Candidate, chooseOwner } from './choose-owner.js';

const LOCK = 7_403_112_003;

interface LeadFacts {
  ownerId: string | null;
  open: boolean;
  need: Partial<Need>;
  formerOwnerId: string | null;
  /** A lead that was joined has its tasks already: nothing new to announce. */
  hasTask: boolean;
}

/** Gives a lead that has no owner to the right advisor, with a receipt of why. */
@Injectable()
export class Assignments {
  constructor(private readonly events: Events) {}

  /** Runs one after the other, so that load and turn are counted right; a lead with an owner keeps them. */
  async assign(tx: Tx, leadId: string, eventId: string): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock($1)`, [LOCK]);
    const lead = await this.facts(tx, leadId);
    if (!lead?.open) return;
    if (lead.ownerId !== null) {
      if (!lead.hasTask) await this.announce(tx, leadId, lead.ownerId, 'kept');
      return;
    }
    const receipt = chooseOwner(
      {
        regions: regionCodes(lead.need),
        industry: lead.need.industry?.division,
        formerOwnerId: lead.formerOwnerId ?? undefined,
      },
      await this.candidates(tx),
    );
    await this.store(tx, leadId, eventId, receipt);
    await this.announce(tx, leadId, receipt.ownerId, receipt.reason);
  }

  private async facts(tx: Tx, leadId: string): Promise<LeadFacts | undefined> {
    const [lead] = await tx.query<LeadFacts[]>(
      `select lead.owner_id as "ownerId", lead.open, lead.need, former.owner_id as "formerOwnerId",
         exists (select 1 from task where task.lead_id = lead.id) as "hasTask"
       from lead left join lead as former on former.id = lead.linked_lead_id where lead.id = $1 for update of lead`,
      [leadId],
    );
    return lead;
  }

  private candidates(tx: Tx): Promise<Candidate[]> {
    return tx.query(
      `select app_user.id, app_user.name, app_user.team_id as "teamId", app_user.regions, app_user.industries,
         coalesce(app_user.on_leave_until > now(), false) as "onLeave", app_user.last_assigned_at::text as "lastAssignedAt",
         (select count(*)::int from lead where lead.owner_id = app_user.id and lead.open) as "openLeads"
       from app_user where role = 'advisor' and disabled_at is null order by app_user.id`,
    );
  }

  private async store(tx: Tx, leadId: string, eventId: string, receipt: AssignmentReceipt): Promise<void> {
    await tx.query(`insert into assignment (lead_id, event_id, owner_id, receipt) values ($1, $2, $3, $4)`, [
      leadId,
      eventId,
      receipt.ownerId,
      JSON.stringify(receipt),
    ]);
    if (!receipt.ownerId) {
      // Nobody can take it yet: the lead waits in the pool, and its first call is the team's.
      await tx.query(
        `update lead set team_id = coalesce(team_id, (select id from team order by parent_id nulls first, name limit 1)) where id = $1`,
        [leadId],
      );
      return;
    }
    await tx.query(
      `update lead set owner_id = $2, team_id = (select team_id from app_user where id = $2), version = version + 1 where id = $1`,
      [leadId, receipt.ownerId],
    );
    await tx.query(`update app_user set last_assigned_at = clock_timestamp() where id = $1`, [receipt.ownerId]);
  }

  private async announce(tx: Tx, leadId: string, ownerId: string | null, reason: string): Promise<void> {
    await this.events.record(tx, { type: 'lead.assigned', leadId, data: { to: ownerId, reason } });
  }
}

/** Codes of the asked places; a zone counts by its host. */
function regionCodes(need: Partial<Need>): string[] {
  return (need.regions ?? [])
    .flatMap((region) => region.codes ?? [region.code ?? region.host_code ?? ''])
    .filter(Boolean);
}
