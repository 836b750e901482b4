import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { Clock, Database, type Tx } from '@app/platform';
import { OfficeCalendar } from '../office-calendar.js';
import { climb } from './climb.js';
import { LadderSettings } from './ladder-settings.js';
import type { RungName } from './ladder-rules.js';

/** Tasks of one tick; the rest waits for the next one, so that a change of the rules is no storm. */
const PORTION = 100;
/** What cannot be called now is not late, and stands in nobody's way. */
const MAY_BE_CALLED = `lead.open and not exists (select from do_not_contact where do_not_contact.contact_id = lead.contact_id)`;
/** Stands on the timeline: why the lead went back to the pool. */
const MISSED = '首次电话超时未打';

interface Climbing {
  id: string;
  leadId: string;
  kind: string;
  due: Date;
  ownerId: string | null;
  climbed: RungName[];
}

/** A first call that is not made climbs: its owner is reminded, then the team lead hears, the manager, and the pool. */
@Injectable()
export class Ladder {
  constructor(
    private readonly calendar: OfficeCalendar,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly events: Events,
    private readonly settings: LadderSettings,
  ) {}

  /** Each task in a transaction of its own; what another worker holds is left to it. @returns rungs climbed */
  async run(): Promise<number> {
    const ids = await this.database.query<{ id: string; leadId: string }>(
      `select id, lead_id as "leadId" from task
       where status = 'open' and kind = 'first_call' and climb_at <= $1
         and exists (select from lead where lead.id = task.lead_id and ${MAY_BE_CALLED})
       order by climb_at limit ${PORTION}`,
      [this.clock.now()],
    );
    let climbed = 0;
    for (const { id, leadId } of ids) climbed += await this.database.transaction((tx) => this.one(tx, id, leadId));
    return climbed;
  }

  private async one(tx: Tx, taskId: string, leadId: string): Promise<number> {
    const task = await this.lock(tx, taskId, leadId);
    if (!task) return 0;
    const now = this.clock.now();
    const calendar = await this.calendar.ofCaller(task.ownerId, tx);
    const { fire, next } = climb(await this.settings.read(tx), task, now, calendar);
    for (const rung of fire) await this.fire(tx, task, rung, now);
    await tx.query(`update task set climb_at = $2 where id = $1`, [taskId, next]);
    return fire.length;
  }

  /** The lead before its tasks, as everybody locks them; gone when somebody else is at it or the call was made. */
  private async lock(tx: Tx, taskId: string, leadId: string): Promise<Climbing | undefined> {
    const [lead] = await tx.query<{ ownerId: string | null }[]>(
      `select owner_id as "ownerId" from lead where id = $1 and ${MAY_BE_CALLED} for update skip locked`,
      [leadId],
    );
    if (!lead) return undefined;
    const [task] = await tx.query<Omit<Climbing, 'ownerId'>[]>(
      `select id, lead_id as "leadId", kind, due_at as due,
         array(select rung from task_rung where task_id = task.id) as climbed
       from task where id = $1 and status = 'open' and climb_at <= $2 for update`,
      [taskId, this.clock.now()],
    );
    return task && { ...task, ownerId: lead.ownerId };
  }

  private async fire(tx: Tx, task: Climbing, rung: RungName, now: Date): Promise<void> {
    const first = await tx.query<unknown[]>(
      `insert into task_rung (task_id, rung, at) values ($1, $2, $3) on conflict do nothing returning 1`,
      [task.id, rung, now],
    );
    if (first.length === 0) return;
    const { leadId, kind, ownerId } = task;
    await this.events.record(tx, {
      type: 'task.climbed',
      leadId,
      subjectId: task.id,
      data: { rung, kind, from: ownerId },
    });
    if (rung === 'pool' && ownerId) await this.toPool(tx, leadId, ownerId);
  }

  private async toPool(tx: Tx, leadId: string, from: string): Promise<void> {
    await tx.query(`update lead set owner_id = null, version = version + 1 where id = $1`, [leadId]);
    await tx.query(`update task set owner_id = null where lead_id = $1 and status = 'open'`, [leadId]);
    await tx.query(
      `insert into pool_exit (lead_id, user_id) values ($1, $2) on conflict (lead_id, user_id) do update set left_at = now()`,
      [leadId, from],
    );
    await this.events.record(tx, { type: 'lead.released', leadId, data: { from, reason: MISSED } });
  }
}
