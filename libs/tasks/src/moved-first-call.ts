import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { Clock, type Tx } from '@app/platform';
import { LadderSettings } from './ladder/ladder-settings.js';
import { OfficeCalendar } from './office-calendar.js';
import { FIND_PHONE, WORKING_DAY } from './tasks.service.js';

/** Office working days by which handing a lead on may put off its first call in all. */
const MOST_DAYS = 2;

interface OpenCall {
  id: string;
  title: string;
  due: Date;
  madeAt: Date;
  ownerId: string;
}

/**
 * A lead whose first call is still to be made goes to somebody else by hand: whoever gets it has the whole time for it, by
 * their own hours, and the ladder begins anew. A customer waits no longer for that than two office working days more.
 */
@Injectable()
export class MovedFirstCall {
  constructor(
    private readonly calendar: OfficeCalendar,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly ladder: LadderSettings,
  ) {}

  /** The new time stands on the timeline; a call that is put off no more keeps its time, and its ladder goes on. */
  async restart(tx: Tx, leadId: string): Promise<void> {
    const [lead] = await tx.query<unknown[]>(`select from lead where id = $1 and open for update`, [leadId]);
    if (!lead) return;
    const [call] = await tx.query<OpenCall[]>(
      `select id, title, due_at as due, created_at as "madeAt", owner_id as "ownerId" from task
       where lead_id = $1 and kind = 'first_call' and status = 'open' and owner_id is not null for update`,
      [leadId],
    );
    if (!call) return;
    const due = await this.dueOf(tx, call);
    if (due <= call.due) return;
    await tx.query(`update task set due_at = $2, overdue_at = null, climb_at = now() where id = $1`, [call.id, due]);
    await tx.query(`delete from task_rung where task_id = $1`, [call.id]);
    await this.events.record(tx, {
      type: 'task.rescheduled',
      leadId,
      subjectId: call.id,
      data: { kind: 'first_call', due: due.toISOString() },
    });
  }

  private async dueOf(tx: Tx, { title, madeAt, ownerId }: OpenCall): Promise<Date> {
    const window = title === FIND_PHONE ? WORKING_DAY : (await this.ladder.read(tx)).firstCallMinutes;
    const own = (await this.calendar.ofCaller(ownerId, tx)).addWorkingMinutes(this.clock.now(), window);
    const latest = (await this.calendar.read(tx)).addWorkingMinutes(madeAt, window + MOST_DAYS * WORKING_DAY);
    return own < latest ? own : latest;
  }
}
