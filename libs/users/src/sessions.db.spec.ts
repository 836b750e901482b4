import { createHash } from 'node:crypto';
import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { createLogger, Database, loadSettings, PlatformModule } from '@app/platform';
import { aTeam } from '../../../test/factories/a-team.js';
import { type AUser, aUser, PASSWORD } from '../../../test/factories/a-user.js';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { beside } from '../../../test/support/beside.js';
import { Sessions } from './sessions.js';
import { UsersModule } from './users.module.js';
import { Users } from './users.service.js';

describe('a session', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;
  let sessions: Sessions;

  beforeAll(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({ imports: [platform, AuditModule, UsersModule] }).compile();
    [database, sessions] = [app.get(Database), app.get(Sessions)];
  });
  afterAll(async () => {
    await app.close();
    await test.drop();
  });

  let address = 0;
  const signIn = async (user: Pick<AUser, 'email'>, password = PASSWORD): Promise<string> =>
    (await sessions.signIn(user.email, password, `203.0.113.${(address += 1)}`)).token;
  const me = async (token: string) => (await sessions.find(token))!;

  it('says who somebody is, with their team and all below it', async () => {
    const top = await aTeam(test);
    const middle = await aTeam(test, { parentId: top.id });
    const bottom = await aTeam(test, { parentId: middle.id });
    const beside = await aTeam(test, { parentId: top.id });
    const user = await aUser(test, { role: 'manager', teamId: middle.id });
    const { teamIds, ...rest } = await me(await signIn(user));
    expect(rest).toEqual({
      id: user.id,
      name: user.name,
      email: user.email,
      role: 'manager',
      teamId: middle.id,
      mustChangePassword: false,
    });
    expect([...teamIds].sort()).toEqual([middle.id, bottom.id].sort());
    expect(teamIds).not.toContain(beside.id);
  });

  it('is a new token each time, of which only a hash is stored', async () => {
    const user = await aUser(test);
    const [one, other] = [await signIn(user), await signIn(user)];
    expect(one).not.toBe(other);
    expect(one).toMatch(/^[\w-]{43}$/);
    const stored = await test.query<{ hash: Buffer }>(
      `select token_hash as hash from session where user_id = $1 order by created_at`,
      [user.id],
    );
    expect(stored[0]!.hash).toEqual(createHash('sha256').update(one).digest());
    expect(await sessions.find(stored[0]!.hash.toString('base64url'))).toBeUndefined();
  });

  it('does not mind capitals and blanks around the address', async () => {
    const user = await aUser(test);
    expect(await me(await signIn({ email: `  ${user.email.toUpperCase()} ` }))).toMatchObject({ id: user.id });
  });

  it('is refused in the same words to a stranger, a wrong password and a disabled user', async () => {
    const [user, gone] = [await aUser(test), await aUser(test, { disabledAt: new Date() })];
    const attempts = [signIn({ email: 'nobody@example.test' }), signIn(user, 'wrong-horse-1'), signIn(gone)];
    const errors = await Promise.all(attempts.map((attempt) => attempt.catch((error: Error) => error)));
    for (const error of errors) expect(error).toMatchObject({ kind: 'signed_out', code: 'sign_in_failed' });
    expect(new Set(errors.map((error) => (error as Error).message)).size).toBe(1);
  });

  it('is refused after ten wrong passwords for one account, also with the right one', async () => {
    const user = await aUser(test);
    for (let attempt = 0; attempt < 10; attempt++) {
      await expect(signIn(user, 'wrong-horse-1')).rejects.toMatchObject({ code: 'sign_in_failed' });
    }
    await expect(signIn(user)).rejects.toMatchObject({ kind: 'too_many' });
  });

  it('ends when the user is disabled, at once', async () => {
    const user = await aUser(test);
    const token = await signIn(user);
    await test.query(`update app_user set disabled_at = now() where id = $1`, [user.id]);
    expect(await sessions.find(token)).toBeUndefined();
  });

  it('ends when an admin disables the user, and does not come back with the user', async () => {
    const [admin, user] = [await aUser(test, { role: 'admin' }), await aUser(test)];
    const [by, token] = [await me(await signIn(admin)), await signIn(user)];
    const edit = (disabled: boolean) =>
      database.transaction((tx) => app.get(Users).edit(tx, by, user.id, { disabled }));
    await edit(true);
    await edit(false);
    expect(await sessions.find(token)).toBeUndefined();
    expect(await me(await signIn(user))).toMatchObject({ id: user.id });
  });

  it('carries a changed role with the next request', async () => {
    const [admin, user] = [await aUser(test, { role: 'admin' }), await aUser(test, { role: 'manager' })];
    const [by, token] = [await me(await signIn(admin)), await signIn(user)];
    await database.transaction((tx) => app.get(Users).edit(tx, by, user.id, { role: 'advisor' }));
    expect(await me(token)).toMatchObject({ role: 'advisor' });
  });

  it('ends everywhere else when the password is changed, and stays here', async () => {
    const user = await aUser(test);
    const [here, there] = [await signIn(user), await signIn(user)];
    await app.get(Users).changePassword(await me(here), PASSWORD, 'another-horse-2', here);
    expect(await sessions.find(here)).toBeDefined();
    expect(await sessions.find(there)).toBeUndefined();
    await expect(signIn(user)).rejects.toMatchObject({ code: 'sign_in_failed' });
    expect(await signIn(user, 'another-horse-2')).toBeTruthy();
  });

  it('ends everywhere when an admin resets the password', async () => {
    const [admin, user] = [await aUser(test, { role: 'admin' }), await aUser(test)];
    const token = await signIn(user);
    const password = await database.transaction((tx) => app.get(Users).resetPassword(tx, admin.id, user.id));
    expect(await sessions.find(token)).toBeUndefined();
    await expect(signIn(user)).rejects.toMatchObject({ code: 'sign_in_failed' });
    expect(await me(await signIn(user, password))).toMatchObject({ mustChangePassword: true });
  });

  it('is not begun with a password that is being reset at that moment', async () => {
    const user = await aUser(test);
    let signingIn: Promise<unknown> | undefined;
    await database.transaction(async (tx) => {
      await app.get(Users).resetPassword(tx, null, user.id);
      signingIn = beside(() => signIn(user)).catch((error: unknown) => error);
      await new Promise((resolve) => setTimeout(resolve, 500));
    });
    expect(await signingIn).toMatchObject({ code: 'sign_in_failed' });
    expect(await test.query(`select 1 from session where user_id = $1`, [user.id])).toEqual([]);
  });

  it('ends with sign-out, and only this one', async () => {
    const user = await aUser(test);
    const [here, there] = [await signIn(user), await signIn(user)];
    await sessions.signOut(here);
    expect(await sessions.find(here)).toBeUndefined();
    expect(await sessions.find(there)).toBeDefined();
    await sessions.signOut('no such token');
  });

  it('ends after fourteen days, and is swept away by the next sign-in', async () => {
    const user = await aUser(test);
    const { token, expiresAt } = await sessions.signIn(user.email, PASSWORD, '203.0.113.250');
    expect(Math.round((expiresAt.getTime() - Date.now()) / 3_600_000)).toBe(14 * 24);
    await test.query(`update session set expires_at = now() - interval '1 second' where user_id = $1`, [user.id]);
    expect(await sessions.find(token)).toBeUndefined();
    await signIn(user);
    expect(await test.query(`select 1 from session where user_id = $1`, [user.id])).toHaveLength(1);
  });

  it('is on the record without the address or the password', async () => {
    const user = await aUser(test);
    await signIn(user);
    const events = await test.query(`select * from event where actor_id = $1`, [user.id]);
    expect(events).toEqual([expect.objectContaining({ type: 'user.signed_in', subject_id: user.id, data: {} })]);
  });

  it('notes when it was last used, not oftener than every five minutes', async () => {
    const user = await aUser(test);
    const token = await signIn(user);
    const seen = async () =>
      (await test.query<{ at: Date }>(`select seen_at as at from session where user_id = $1`, [user.id]))[0]!.at;
    const before = await seen();
    await sessions.find(token);
    expect(await seen()).toEqual(before);
    await test.query(`update session set seen_at = now() - interval '6 minutes' where user_id = $1`, [user.id]);
    await sessions.find(token);
    expect((await seen()).getTime()).toBeGreaterThanOrEqual(before.getTime());
  });
});
