import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { Clock, Conflict, Database, Invalid, NotFound, type Tx } from '@app/platform';
import type { Me } from './me.js';
import { assertMayPlan } from './person-time.js';

export interface Leave {
  id: string;
  userId: string;
  /** ISO days, both included. */
  from: string;
  to: string;
  note: string;
}

export interface NewLeave {
  from: string;
  to: string;
  note?: string;
}

const COLUMNS = `id, user_id as "userId", from_day::text as "from", to_day::text as "to", note`;

const LONGEST = 366 * 86_400_000;

/** When people are away: nothing new is given to them meanwhile. One's own by oneself, others' by those above them. */
@Injectable()
export class Leaves {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly events: Events,
  ) {}

  /** What is not over yet, soonest first. @throws NotFound for somebody else's */
  async ofUser(me: Me, userId: string): Promise<Leave[]> {
    await assertMayPlan(me, userId, this.database.query.bind(this.database));
    return this.database.query<Leave>(
      `select ${COLUMNS} from user_leave where user_id = $1 and to_day >= $2::date order by from_day`,
      [userId, this.today()],
    );
  }

  /** @throws Conflict `leave_overlaps` naming the other one, Invalid for days that are over in the wrong order or more than a year */
  async add(tx: Tx, me: Me, userId: string, { from, to, note = '' }: NewLeave): Promise<Leave> {
    await assertMayPlan(me, userId, tx.query.bind(tx));
    if (from > to) throw badDay('to', '结束不能早于开始');
    if (to < this.today()) throw badDay('to', '这段时间已经过去，不用再登记');
    if (Date.parse(to) - Date.parse(from) > LONGEST) throw badDay('to', '一次最多登记一年');
    await tx.query(`select 1 from app_user where id = $1 for update`, [userId]);
    const [other] = await tx.query<Leave[]>(
      `select ${COLUMNS} from user_leave where user_id = $1 and from_day <= $3::date and to_day >= $2::date limit 1`,
      [userId, from, to],
    );
    if (other) {
      const message = `与已登记的休假（${other.from} 至 ${other.to}）重叠`;
      throw new Conflict('leave_overlaps', message, [{ field: 'from', message }]);
    }
    const [leave] = await tx.query<Leave[]>(
      `insert into user_leave (user_id, from_day, to_day, note) values ($1, $2, $3, $4) returning ${COLUMNS}`,
      [userId, from, to, note],
    );
    await this.events.record(tx, { type: 'user.leave_added', actorId: me.id, subjectId: userId, data: { from, to } });
    return leave!;
  }

  /** @throws NotFound */
  async remove(tx: Tx, me: Me, userId: string, id: string): Promise<void> {
    await assertMayPlan(me, userId, tx.query.bind(tx));
    const gone = await tx.query<[unknown[], number]>(`delete from user_leave where id = $1 and user_id = $2`, [
      id,
      userId,
    ]);
    if (gone[1] === 0) throw new NotFound('leave_not_found', '没有这段休假');
    await this.events.record(tx, { type: 'user.leave_removed', actorId: me.id, subjectId: userId });
  }

  private today(): string {
    return new Date(this.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  }
}

const badDay = (field: string, message: string) => new Invalid('leave_invalid', message, [{ field, message }]);
