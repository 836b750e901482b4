import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { Conflict, Database, Invalid, NotFound, type Tx } from '@app/platform';
import type { Me } from './me.js';
import { assertGoodPassword, hashPassword, oneTimePassword, passwordMatches } from './passwords.js';
import type { Role } from './permissions.js';
import { assertHours, lookAtCalls } from './person-time.js';
import { Sessions } from './sessions.js';
import type { Skill } from './skills.js';
import { User } from './user.entity.js';

export interface NewUser {
  email: string;
  name: string;
  role: Role;
  teamId: string;
}

/** Absent leaves a value alone, null clears it. */
export interface UserPatch {
  name?: string;
  role?: Role;
  teamId?: string;
  disabled?: boolean;
  regions?: string[];
  industries?: string[];
  onLeaveUntil?: string | null;
  /** Share of new leads, 1–10. */
  weight?: number;
  /** Most open leads; null = the house's number. */
  capacity?: number | null;
  skills?: Skill[];
  hours?: [string, string][] | null;
  weekdays?: number[] | null;
}

/** Stands on the timeline: why a lead has nobody. */
const LEFT = '顾问账号已停用';

/** Accounts: made and changed by an admin, passwords changed by their owners. */
@Injectable()
export class Users {
  constructor(
    private readonly database: Database,
    private readonly events: Events,
    private readonly sessions: Sessions,
  ) {}

  /**
   * @returns the new id and a password that must be changed at the first sign-in
   * @throws Conflict when the address is taken, Invalid when the team is unknown
   */
  async add(tx: Tx, by: string | null, user: NewUser): Promise<{ id: string; oneTimePassword: string }> {
    const password = oneTimePassword();
    await this.assertTeam(tx, user.teamId);
    const [row] = await tx.query<{ id: string }[]>(
      `insert into app_user (email, name, role, team_id, password_hash, must_change_password)
       values (lower($1), $2, $3, $4, $5, true) on conflict (email) do nothing returning id`,
      [user.email.trim(), user.name, user.role, user.teamId, await hashPassword(password)],
    );
    if (!row) throw new Conflict('email_taken', '这个邮箱已有账号', [{ field: 'email', message: '这个邮箱已有账号' }]);
    await this.events.record(tx, { type: 'user.added', actorId: by, subjectId: row.id, data: { role: user.role } });
    return { id: row.id, oneTimePassword: password };
  }

  /** A change of role, team or a disabling bites with the user's next request; disabling ends their sessions. */
  async edit(tx: Tx, me: Me, id: string, patch: UserPatch): Promise<void> {
    const user = await tx.findOneBy(User, { id });
    if (!user) throw new NotFound('user_not_found', '没有这个用户');
    if (id === me.id && (patch.disabled || (patch.role && patch.role !== user.role))) {
      throw new Invalid('user_self', '不能停用自己或改自己的角色');
    }
    if (patch.teamId) await this.assertTeam(tx, patch.teamId);
    if (patch.hours) assertHours(patch.hours);
    // Leads before people, as assignments lock them.
    if (patch.disabled || patch.teamId)
      await tx.query(`select 1 from lead where owner_id = $1 order by id for update`, [id]);
    const { disabled, onLeaveUntil, ...rest } = patch;
    const changes = {
      ...rest,
      ...(disabled === undefined ? {} : { disabledAt: disabled ? new Date() : null }),
      ...(onLeaveUntil === undefined ? {} : { onLeaveUntil: onLeaveUntil === null ? null : new Date(onLeaveUntil) }),
    };
    if (Object.values(changes).some((value) => value !== undefined)) await tx.update(User, { id }, changes);
    if (patch.teamId && patch.teamId !== user.teamId) {
      // Whose team works on a lead is written on the lead: it goes where its owner goes.
      await tx.query(`update lead set team_id = $2 where owner_id = $1`, [id, patch.teamId]);
      await tx.query(`update task set team_id = $2 where owner_id = $1 and status = 'open'`, [id, patch.teamId]);
    }
    if (patch.hours !== undefined || patch.weekdays !== undefined) await lookAtCalls(tx, id);
    if (disabled) {
      await this.sessions.endAll(tx, id);
      await this.leaveWork(tx, me, id);
    }
    await this.events.record(tx, {
      type: 'user.edited',
      actorId: me.id,
      subjectId: id,
      data: { keys: Object.keys(patch) },
    });
  }

  /** @returns a one-time password; all sessions of the user end */
  async resetPassword(tx: Tx, by: string | null, id: string): Promise<string> {
    const password = oneTimePassword();
    const [, count] = await tx.query<[unknown, number]>(
      `update app_user set password_hash = $2, must_change_password = true where id = $1`,
      [id, await hashPassword(password)],
    );
    if (count === 0) throw new NotFound('user_not_found', '没有这个用户');
    await this.sessions.endAll(tx, id);
    await this.events.record(tx, { type: 'user.password_reset', actorId: by, subjectId: id });
    return password;
  }

  /** @throws Invalid when the current password is wrong or the next one is weak; other sessions end */
  async changePassword(me: Me, current: string, next: string, token: string): Promise<void> {
    assertGoodPassword(next);
    const [user] = await this.database.query<{ hash: string }>(
      `select password_hash as hash from app_user where id = $1`,
      [me.id],
    );
    if (!user || !(await passwordMatches(user.hash, current))) {
      throw new Invalid('password_wrong', '当前密码不对', [{ field: 'current', message: '当前密码不对' }]);
    }
    const hash = await hashPassword(next);
    await this.database.transaction(async (tx) => {
      await tx.query(`update app_user set password_hash = $2, must_change_password = false where id = $1`, [
        me.id,
        hash,
      ]);
      await this.sessions.endAll(tx, me.id, token);
      await this.events.record(tx, { type: 'user.password_changed', actorId: me.id, subjectId: me.id });
    });
  }

  /** The first account of an empty system, or undefined when somebody can already sign in as admin. */
  async addFirstAdmin(tx: Tx): Promise<{ email: string; oneTimePassword: string } | undefined> {
    await tx.query(`lock table app_user in share row exclusive mode`);
    const [admin] = await tx.query<unknown[]>(
      `select 1 from app_user where role = 'admin' and disabled_at is null and not demo`,
    );
    if (admin) return undefined;
    const [team] = await tx.query<{ id: string }[]>(
      `insert into team (name) values ('招商部') on conflict (name) do update set name = team.name returning id`,
    );
    const email = 'admin@plotline.local';
    const { id } =
      (await tx.query<{ id: string }[]>(`select id from app_user where email = $1 and not demo`, [email]))[0] ?? {};
    if (id) {
      await tx.query(`update app_user set role = 'admin', disabled_at = null where id = $1`, [id]);
      return { email, oneTimePassword: await this.resetPassword(tx, null, id) };
    }
    const added = await this.add(tx, null, { email, name: '管理员', role: 'admin', teamId: team!.id });
    return { email, oneTimePassword: added.oneTimePassword };
  }

  /** What an undo gave back to somebody who was disabled since is not theirs any more. */
  async leaveWorkOfDisabled(tx: Tx, me: Me, ids: string[]): Promise<void> {
    const gone = await tx.query<{ id: string }[]>(
      `select id from app_user where id = any($1::uuid[]) and disabled_at is not null order by id for share`,
      [ids],
    );
    for (const { id } of gone) await this.leaveWork(tx, me, id);
  }

  /** Leads up to the signature wait for somebody else (待分配); whatever else was theirs to do is their team's. */
  private async leaveWork(tx: Tx, me: Me, id: string): Promise<void> {
    const [left] = await tx.query<[{ id: string }[], number]>(
      `update lead set owner_id = null, waiting_since = now(), version = version + 1
       where owner_id = $1 and open and stage <> 'signed' returning id`,
      [id],
    );
    await tx.query(`update task set owner_id = null where owner_id = $1 and status = 'open'`, [id]);
    await tx.query(
      `update service_ticket set owner_id = null, version = version + 1
       where owner_id = $1 and status in ('open', 'doing', 'waiting')`,
      [id],
    );
    await this.events.recordMany(
      tx,
      left.map((lead) => ({
        type: 'lead.released',
        actorId: me.id,
        leadId: lead.id,
        data: { from: id, reason: LEFT },
      })),
    );
  }

  private async assertTeam(tx: Tx, teamId: string): Promise<void> {
    const [team] = await tx.query<unknown[]>(`select 1 from team where id = $1`, [teamId]);
    if (!team) throw new Invalid('team_unknown', '没有这个团队', [{ field: 'teamId', message: '没有这个团队' }]);
  }
}
