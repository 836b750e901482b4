import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { Conflict, type Tx } from '@app/platform';
import { Lead } from '../lead.entity.js';

interface Handover {
  type: string;
  /** Null = the system. */
  by: string | null;
  data?: Record<string, unknown>;
}

/** A lead changes hands: the lead, its open tasks, the receipt and the event, together. */
@Injectable()
export class LeadHandover {
  constructor(private readonly events: Events) {}

  /** To a person, by their own or somebody's decision. @throws Conflict `owner_gone` when they were disabled just now */
  async giveTo(tx: Tx, lead: Lead, owner: { id: string; teamId: string }, { type, by, data }: Handover): Promise<void> {
    await this.assertThere(tx, owner.id);
    await tx.update(
      Lead,
      { id: lead.id },
      {
        ownerId: owner.id,
        teamId: owner.teamId,
        waitingSince: null,
        activeAt: () => 'now()',
        version: () => 'version + 1',
      },
    );
    // The ladder goes by its owner's hours: it looks at a first call anew.
    await tx.query(
      `update task set owner_id = $2, team_id = $3,
         climb_at = case when kind = 'first_call' and climb_at is not null then now() else climb_at end
       where lead_id = $1 and status = 'open'`,
      [lead.id, owner.id, owner.teamId],
    );
    await this.giveTickets(tx, lead, owner.id);
    await tx.query(
      `insert into assignment (lead_id, owner_id, receipt)
       select $1, app_user.id, jsonb_build_object('rules', '', 'reason', $3::text, 'ownerId', app_user.id,
         'ownerName', app_user.name, 'candidates', '[]'::jsonb) from app_user where id = $2`,
      [lead.id, owner.id, type === 'lead.claimed' ? 'claimed' : 'transfer'],
    );
    await this.events.record(tx, {
      type,
      actorId: by,
      leadId: lead.id,
      data: { from: lead.ownerId, to: owner.id, ...data },
    });
  }

  /** To the pool: the tasks are the team's, and whoever had it cannot claim it for a while. */
  async toPool(tx: Tx, lead: Pick<Lead, 'id' | 'ownerId'>, { type, by, data }: Handover): Promise<void> {
    await tx.update(Lead, { id: lead.id }, { ownerId: null, version: () => 'version + 1' });
    await tx.query(`update task set owner_id = null where lead_id = $1 and status = 'open'`, [lead.id]);
    await this.giveTickets(tx, lead, null);
    await tx.query(
      `insert into pool_exit (lead_id, user_id) values ($1, $2)
       on conflict (lead_id, user_id) do update set left_at = now()`,
      [lead.id, lead.ownerId],
    );
    await this.events.record(tx, { type, actorId: by, leadId: lead.id, data: { from: lead.ownerId, ...data } });
  }

  /** Held until the end: who is disabled meanwhile leaves this lead with the others. */
  private async assertThere(tx: Tx, userId: string): Promise<void> {
    const there = await tx.query<unknown[]>(`select 1 from app_user where id = $1 and disabled_at is null for share`, [
      userId,
    ]);
    if (there.length === 0) throw new Conflict('owner_gone', '这位同事的账号刚被停用，请换一位');
  }

  /** Whoever answered for the company's requests does not see the lead any more. */
  private async giveTickets(tx: Tx, lead: Pick<Lead, 'id' | 'ownerId'>, to: string | null): Promise<void> {
    await tx.query(
      `update service_ticket set owner_id = $3, version = version + 1
       where lead_id = $1 and (owner_id is null or owner_id = $2) and status in ('open', 'doing', 'waiting')`,
      [lead.id, lead.ownerId, to],
    );
  }
}
