import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { Clock, Database, type Tx } from '@app/platform';
import { idleCutoff } from '@app/reference';
import { OfficeCalendar } from '@app/users';
import { idleRules, IS_IDLE } from './idle-rules.js';
import { LeadHandover } from './lead-handover.js';
import { PoolSettings } from './pool-settings.js';

/** Working days before a lead goes back on which its owner is told. */
const WARNINGS = [1, 2];

interface Due {
  id: string;
  ownerId: string;
  /** To the microsecond, as text. */
  activeAt: string;
}

/**
 * Idle leads go back to the pool, after two warnings, and never many at once: an hour takes `hourly` from one advisor at
 * most, whatever the rules were changed to. Nothing goes back that its owner was not warned of a working day before.
 */
@Injectable()
export class PoolSweep {
  constructor(
    private readonly calendar: OfficeCalendar,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly events: Events,
    private readonly handover: LeadHandover,
    private readonly settings: PoolSettings,
  ) {}

  /** Safe to run at any moment and twice. @returns how many were warned of and how many went back */
  async run(): Promise<{ warned: number; returned: number }> {
    let warned = 0;
    for (const days of WARNINGS) warned += await this.database.transaction((tx) => this.warn(tx, days));
    let returned = 0;
    for (const lead of await this.due())
      returned += (await this.database.transaction((tx) => this.giveBack(tx, lead))) ? 1 : 0;
    return { warned, returned };
  }

  private async warn(tx: Tx, days: number): Promise<number> {
    const rules = await this.settings.read(tx);
    const { stages, byGrade, cutoffs, latest } = idleRules(rules, days, this.clock.now(), await this.calendar.read(tx));
    const warned = await tx.query<{ leadId: string; ownerId: string }[]>(
      `with due as (
         select lead.id, lead.owner_id, lead.active_at,
           row_number() over (partition by lead.owner_id order by lead.active_at, lead.id) as nth
         from lead ${IS_IDLE}
         where not exists (select 1 from pool_warning as told
           where told.lead_id = lead.id and told.active_at = lead.active_at and told.days <= $5)),
       recent as (
         select owner_id, count(*) as told from pool_warning
         where warned_at > $7::timestamptz - interval '1 hour' group by owner_id)
       insert into pool_warning (lead_id, active_at, days, owner_id, warned_at)
       select due.id, due.active_at, $5, due.owner_id, $7 from due left join recent on recent.owner_id = due.owner_id
       where due.nth + coalesce(recent.told, 0) <= $6
       on conflict do nothing returning lead_id as "leadId", owner_id as "ownerId"`,
      [stages, byGrade, cutoffs, latest, days, rules.hourly, this.clock.now()],
    );
    for (const { leadId, ownerId } of warned)
      await this.events.record(tx, { type: 'lead.pool_warned', leadId, data: { days, to: ownerId } });
    return warned.length;
  }

  private async due(): Promise<Due[]> {
    const rules = await this.settings.read();
    const [now, calendar] = [this.clock.now(), await this.calendar.read()];
    const { stages, byGrade, cutoffs, latest } = idleRules(rules, 0, now, calendar);
    return this.database.query<Due>(
      `with due as (
         select lead.id, lead.owner_id, lead.active_at,
           row_number() over (partition by lead.owner_id order by lead.active_at, lead.id) as nth
         from lead ${IS_IDLE}
         where exists (select 1 from pool_warning as told where told.lead_id = lead.id and told.active_at = lead.active_at
           and told.days = 1 and told.owner_id = lead.owner_id and told.warned_at < $5)),
       recent as (
         select owner_id, count(*) as gone from pool_return
         where returned_at > $7::timestamptz - interval '1 hour' group by owner_id)
       select due.id, due.owner_id as "ownerId", to_json(due.active_at) #>> '{}' as "activeAt"
       from due left join recent on recent.owner_id = due.owner_id where due.nth + coalesce(recent.gone, 0) <= $6`,
      [stages, byGrade, cutoffs, latest, idleCutoff(now, 1, calendar), rules.hourly, now],
    );
  }

  /** Only while nothing happened to it since it was found. */
  private async giveBack(tx: Tx, { id, ownerId, activeAt }: Due): Promise<boolean> {
    const [same] = await tx.query<unknown[]>(
      `select 1 from lead where id = $1 and owner_id = $2 and active_at = $3::timestamptz and open
         and (protected_until is null or protected_until < now()) for update skip locked`,
      [id, ownerId, activeAt],
    );
    if (!same) return false;
    const first = await tx.query<unknown[]>(
      `insert into pool_return (lead_id, active_at, owner_id, returned_at) values ($1, $2, $3, $4)
       on conflict do nothing returning 1`,
      [id, activeAt, ownerId, this.clock.now()],
    );
    if (first.length === 0) return false;
    await this.handover.toPool(tx, { id, ownerId }, { type: 'lead.returned', by: null });
    return true;
  }
}
