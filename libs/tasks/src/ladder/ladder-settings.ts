import { Injectable } from '@nestjs/common';
import { Clock, Database, Invalid, type Reads, rows, type Tx } from '@app/platform';
import { OfficeCalendar } from '../office-calendar.js';
import { climb } from './climb.js';
import { DEFAULT_LADDER, ladderProblems, type LadderRules, type RungName } from './ladder-rules.js';

/** What rules would do to the first calls that are open now. */
export interface LadderEffect {
  open: number;
  /** How many would climb which rung at once. */
  climbing: Record<RungName, number>;
}

/** On the ladder, or at its top; calls from before it stay off it. Asked call by call: there are few, and rungs without end. */
const WATCHED = `(climb_at is not null or (select true from task_rung where task_id = task.id limit 1))`;
/** More than this many open first calls are counted by a part of them. */
const COUNTED = 5000;

/** The ladder's numbers, as an admin set them. */
@Injectable()
export class LadderSettings {
  constructor(
    private readonly calendar: OfficeCalendar,
    private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  async read(reads: Reads = this.database): Promise<LadderRules> {
    const [row] = await rows<{ value: LadderRules }>(reads, `select value from setting where key = 'ladder'`);
    return row?.value ?? DEFAULT_LADDER;
  }

  /** Open first calls are looked at anew. @throws Invalid with each wrong field named */
  async write(tx: Tx, rules: LadderRules, by: string): Promise<void> {
    const problems = ladderProblems(rules);
    if (problems.length > 0) throw new Invalid('ladder_invalid', '升级规则还不能保存，请看标出的各项', problems);
    await tx.query(
      `insert into setting (key, value, updated_by) values ('ladder', $1, $2)
       on conflict (key) do update set value = excluded.value, updated_by = $2, updated_at = now()`,
      [JSON.stringify(rules), by],
    );
    await tx.query(`update task set climb_at = now() where status = 'open' and kind = 'first_call' and ${WATCHED}`);
  }

  /** Counts; changes nothing. */
  async effect(rules: LadderRules): Promise<LadderEffect> {
    const now = this.clock.now();
    const tasks = await this.database.query<{
      due: Date;
      ownerId: string | null;
      climbed: RungName[];
      watched: boolean;
    }>(
      `select due_at as due, owner_id as "ownerId", ${WATCHED} as watched, array(select rung from task_rung where task_id = task.id) as climbed
       from task where status = 'open' and kind = 'first_call' order by due_at limit $1`,
      [COUNTED],
    );
    const climbing: LadderEffect['climbing'] = { owner: 0, leader: 0, manager: 0, pool: 0 };
    if (ladderProblems(rules).length > 0) return { open: tasks.length, climbing };
    for (const task of tasks.filter(({ watched }) => watched)) {
      const calendar = await this.calendar.ofCaller(task.ownerId);
      for (const rung of climb(rules, task, now, calendar).fire) climbing[rung]++;
    }
    return { open: tasks.length, climbing };
  }
}
