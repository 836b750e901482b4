import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { Conflict, Database, type Tx } from '@app/platform';
import type { Me } from '@app/users';
import type { Lead } from '../lead.entity.js';
import { PoolSettings } from './pool-settings.js';

export interface ProtectionView {
  /** ISO. */
  until: string;
  renewed: boolean;
  /** This lead holds it; otherwise another agent's lead of the same company does. */
  own: boolean;
  rival: { id: string; ref: string } | null;
}

/** Once more the same number of days. */
const RENEWALS = 1;

/** 报备: who brings a company first has it for some days; another agent's lead of it is told so. */
@Injectable()
export class Protections {
  constructor(
    private readonly database: Database,
    private readonly events: Events,
    private readonly settings: PoolSettings,
  ) {}

  /** For a lead that an agent brings; nothing happens while the company is another lead's. Safe to run twice. */
  async start(tx: Tx, leadId: string): Promise<void> {
    const { protectionDays } = await this.settings.read(tx);
    await tx.query(
      `with free as (
         select lead.id, lead.company_id, lead.contact_id from lead
         where lead.id = $1 and lead.agent and lead.company_id is not null and not exists (
           select 1 from protection where protection.company_id = lead.company_id and protection.until > now())),
       started as (
         insert into protection (lead_id, company_id, contact_id, until)
         select id, company_id, contact_id, now() + make_interval(days => $2) from free
         on conflict (lead_id) do nothing returning lead_id, until)
       update lead set protected_until = started.until from started where lead.id = started.lead_id`,
      [leadId, protectionDays],
    );
  }

  /** What the lead's page says of it. */
  async ofLead(leadId: string): Promise<ProtectionView | null> {
    const [row] = await this.database.query<ProtectionView>(
      `select to_json(protection.until) #>> '{}' as until, protection.renewed > 0 as renewed, protection.lead_id = lead.id as own,
         case when protection.lead_id <> lead.id then json_build_object('id', holder.id, 'ref', holder.ref) end as rival
       from lead join protection on protection.until > now()
           and (protection.lead_id = lead.id or (lead.agent and protection.company_id = lead.company_id))
         join lead as holder on holder.id = protection.lead_id
       where lead.id = $1 order by protection.lead_id = lead.id desc, protection.since limit 1`,
      [leadId],
    );
    return row ?? null;
  }

  /** @throws Conflict `not_protected`, `protection_renewed` */
  async renew(tx: Tx, me: Me, lead: Lead): Promise<void> {
    const [held] = await tx.query<{ renewed: number }[]>(
      `select renewed from protection where lead_id = $1 and until > now() for update`,
      [lead.id],
    );
    if (!held) throw new Conflict('not_protected', '这条线索没有报备，或报备已经到期');
    if (held.renewed >= RENEWALS) throw new Conflict('protection_renewed', '报备只能续一次');
    const { protectionDays } = await this.settings.read(tx);
    await tx.query(
      `with longer as (
         update protection set until = until + make_interval(days => $2), renewed = renewed + 1 where lead_id = $1 returning until)
       update lead set protected_until = longer.until, version = version + 1 from longer where lead.id = $1`,
      [lead.id, protectionDays],
    );
    await this.events.record(tx, { type: 'lead.protection_renewed', actorId: me.id, leadId: lead.id });
  }
}
