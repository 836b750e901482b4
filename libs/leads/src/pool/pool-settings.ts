import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { Clock, Database, Invalid, type Reads, rows, type Tx } from '@app/platform';
import { type Me, OfficeCalendar } from '@app/users';
import { idleRules, IS_IDLE } from './idle-rules.js';
import { DEFAULT_POOL_RULES, poolProblems, type PoolRules } from './pool-rules.js';

export interface PoolPreview {
  /** Leads that are idle for long enough now, and would be by the rules shown. */
  now: number;
  then: number;
  /** Of those, the advisors with the most. */
  owners: { name: string; leads: number }[];
  /** Hours until all of them are back, at the hourly number. */
  hours: number;
}

/** The house's rules of the pool: what differs from the defaults. */
@Injectable()
export class PoolSettings {
  constructor(
    private readonly calendar: OfficeCalendar,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly events: Events,
  ) {}

  async read(reads: Reads = this.database): Promise<PoolRules> {
    const [row] = await rows<{ value: Partial<PoolRules> }>(reads, `select value from setting where key = 'pool'`);
    return whole(row?.value ?? {});
  }

  /** @throws Invalid naming each figure that is out of its range */
  async write(tx: Tx, me: Me, rules: PoolRules): Promise<void> {
    assertRules(rules);
    await tx.query(
      `insert into setting (key, value, updated_by) values ('pool', $1, $2)
       on conflict (key) do update set value = excluded.value, updated_by = excluded.updated_by, updated_at = now()`,
      [JSON.stringify(rules), me.id],
    );
    await this.events.record(tx, { type: 'setting.changed', actorId: me.id, data: { key: 'pool' } });
  }

  /** What saving would do. */
  async preview(rules: PoolRules): Promise<PoolPreview> {
    assertRules(rules);
    const [now, then] = [await this.idle(await this.read()), await this.idle(rules)];
    const all = (found: { leads: number }[]): number => found.reduce((sum, { leads }) => sum + leads, 0);
    const hours = Math.ceil(Math.max(0, ...then.map(({ leads }) => leads)) / rules.hourly);
    return { now: all(now), then: all(then), owners: then.slice(0, 5), hours };
  }

  private async idle(rules: PoolRules): Promise<{ name: string; leads: number }[]> {
    const { stages, byGrade, cutoffs, latest } = idleRules(rules, 0, this.clock.now(), await this.calendar.read());
    return this.database.query(
      `select owner.name, count(*)::int as leads from lead ${IS_IDLE} join app_user as owner on owner.id = lead.owner_id
       group by owner.id order by leads desc, owner.name`,
      [stages, byGrade, cutoffs, latest],
    );
  }
}

function assertRules(rules: PoolRules): void {
  const problems = poolProblems(rules);
  if (problems.length > 0) throw new Invalid('rules_invalid', '有几个数字需要改正', problems);
}

function whole(value: Partial<PoolRules>): PoolRules {
  const { idleDays } = DEFAULT_POOL_RULES;
  return { ...DEFAULT_POOL_RULES, ...value, idleDays: { ...idleDays, ...value.idleDays } };
}
