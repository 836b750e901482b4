import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { Clock, Database, RateLimits, SignedOut, type Tx } from '@app/platform';
import type { Me } from './me.js';
import { hashPassword, passwordMatches } from './passwords.js';
import { Session } from './session.entity.js';

const DAYS = 14;
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
const wrong = () => new SignedOut('sign_in_failed', '邮箱或密码不对');

/** Opaque tokens in a cookie, hashes of them in the database: ending a session takes effect with the next request. */
@Injectable()
export class Sessions {
  private decoy?: string;

  constructor(
    private readonly database: Database,
    private readonly events: Events,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the cookie's token and its end
   * @throws SignedOut for an unknown account, a wrong password and a disabled user alike; TooMany
   */
  async signIn(email: string, password: string, ip: string): Promise<{ token: string; expiresAt: Date }> {
    const account = email.trim().toLowerCase();
    await this.limits.take('login_ip', ip);
    await this.limits.take('login_account', account);
    const [user] = await this.database.query<{ id: string; hash: string }>(
      `select id, password_hash as hash from app_user where email = $1 and disabled_at is null`,
      [account],
    );
    // An unknown account costs the same time as a wrong password.
    this.decoy ??= await hashPassword(randomBytes(16).toString('hex'));
    if (!(await passwordMatches(user?.hash ?? this.decoy, password)) || !user) throw wrong();
    await this.limits.clear('login_account', account);
    const token = randomBytes(32).toString('base64url');
    const expiresAt = new Date(this.clock.now().getTime() + DAYS * 86_400_000);
    await this.database.transaction(async (tx) => {
      // The password may have been changed, or the user disabled, while it was being checked.
      const [still] = await tx.query<unknown[]>(
        `select 1 from app_user where id = $1 and password_hash = $2 and disabled_at is null for share`,
        [user.id, user.hash],
      );
      if (!still) throw wrong();
      await tx.insert(Session, { tokenHash: hashOf(token), userId: user.id, expiresAt });
      await tx.query(`delete from session where expires_at < now()`);
      await this.events.record(tx, { type: 'user.signed_in', actorId: user.id, subjectId: user.id });
    });
    return { token, expiresAt };
  }

  /** Who holds this token, with the ids of their team's subtree; undefined when nobody does any more. */
  async find(token: string): Promise<Me | undefined> {
    const [me] = await this.database.query<Me>(
      `with recursive me as (
         select app_user.*, session.token_hash, session.seen_at from session join app_user on app_user.id = session.user_id
         where session.token_hash = $1 and session.expires_at > now() and app_user.disabled_at is null),
       below as (
         select me.team_id as id from me
         union select team.id from team join below on team.parent_id = below.id),
       seen as (
         update session set seen_at = now() from me
         where session.token_hash = me.token_hash and me.seen_at < now() - interval '5 minutes')
       select id, name, email, role, team_id as "teamId", must_change_password as "mustChangePassword",
         (select array_agg(below.id) from below) as "teamIds" from me`,
      [hashOf(token)],
    );
    return me;
  }

  async signOut(token: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.query(`delete from session where token_hash = $1`, [hashOf(token)]);
    });
  }

  /** Ends every session of a user, but the one given by its token. */
  async endAll(tx: Tx, userId: string, exceptToken?: string): Promise<void> {
    await tx.query(`delete from session where user_id = $1 and ($2::bytea is null or token_hash <> $2)`, [
      userId,
      exceptToken ? hashOf(exceptToken) : null,
    ]);
  }
}
