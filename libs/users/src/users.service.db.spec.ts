import { randomUUID } from 'node:crypto';
import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { createLogger, Database, loadSettings, PlatformModule, type Tx } from '@app/platform';
import { aTeam } from '../../../test/factories/a-team.js';
import { type AUser, aUser, PASSWORD } from '../../../test/factories/a-user.js';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { Directory } from './directory.js';
import type { Me } from './me.js';
import { passwordMatches } from './passwords.js';
import { UsersModule } from './users.module.js';
import { Users } from './users.service.js';

const asMe = (user: AUser, ...below: string[]): Me => ({ ...user, teamIds: [user.teamId, ...below] });

describe('accounts', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;
  let users: Users;

  beforeEach(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({ imports: [platform, AuditModule, UsersModule] }).compile();
    [database, users] = [app.get(Database), app.get(Users)];
  });
  afterEach(async () => {
    await app.close();
    await test.drop();
  });

  const inTx = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.transaction(work);
  const row = async (id: string) =>
    (await test.query<Record<string, unknown>>(`select * from app_user where id = $1`, [id]))[0]!;
  const events = () => test.query(`select type, actor_id as actor, subject_id as subject, data from event order by id`);

  it('are added with a one-time password that must be changed', async () => {
    const [admin, team] = [await aUser(test, { role: 'admin' }), await aTeam(test)];
    const { id, oneTimePassword } = await inTx((tx) =>
      users.add(tx, admin.id, { email: ' Chen@Example.test', name: '陈敏', role: 'advisor', teamId: team.id }),
    );
    const user = await row(id);
    expect(user).toMatchObject({ email: 'chen@example.test', role: 'advisor', must_change_password: true });
    expect(await passwordMatches(user.password_hash as string, oneTimePassword)).toBe(true);
    expect(await events()).toEqual([{ type: 'user.added', actor: admin.id, subject: id, data: { role: 'advisor' } }]);
  });

  it('have an address of their own and a team that exists', async () => {
    const user = await aUser(test);
    const add = (email: string, teamId: string) =>
      inTx((tx) => users.add(tx, null, { email, name: '某', role: 'advisor', teamId }));
    await expect(add(user.email.toUpperCase(), user.teamId)).rejects.toMatchObject({
      code: 'email_taken',
      fields: [expect.objectContaining({ field: 'email' })],
    });
    await expect(add('new@example.test', randomUUID())).rejects.toMatchObject({ code: 'team_unknown' });
    expect(await events()).toEqual([]);
  });

  it('are changed in what is given, left alone in what is not', async () => {
    const [admin, user] = [asMe(await aUser(test, { role: 'admin' })), await aUser(test, { name: '陈敏' })];
    const edit = (patch: Parameters<Users['edit']>[3]) => inTx((tx) => users.edit(tx, admin, user.id, patch));
    await edit({ regions: ['3311'], onLeaveUntil: '2026-12-01T00:00:00Z' });
    expect(await row(user.id)).toMatchObject({
      name: '陈敏',
      role: 'advisor',
      regions: ['3311'],
      industries: [],
      on_leave_until: new Date('2026-12-01T00:00:00Z'),
    });
    await edit({ onLeaveUntil: null });
    expect(await row(user.id)).toMatchObject({ regions: ['3311'], on_leave_until: null });
    await edit({});
    expect(await events()).toEqual([
      expect.objectContaining({ type: 'user.edited', data: { keys: ['regions', 'onLeaveUntil'] } }),
      expect.objectContaining({ type: 'user.edited', data: { keys: ['onLeaveUntil'] } }),
      expect.objectContaining({ type: 'user.edited', data: { keys: [] } }),
    ]);
  });

  it('of an admin cannot be disabled or demoted by that admin', async () => {
    const admin = asMe(await aUser(test, { role: 'admin' }));
    for (const patch of [{ disabled: true }, { role: 'advisor' }] as const) {
      await expect(inTx((tx) => users.edit(tx, admin, admin.id, patch))).rejects.toMatchObject({ code: 'user_self' });
    }
    await inTx((tx) => users.edit(tx, admin, admin.id, { name: '新名', role: 'admin' }));
    expect(await row(admin.id)).toMatchObject({ name: '新名', role: 'admin', disabled_at: null });
  });

  it('that do not exist are not changed', async () => {
    const admin = asMe(await aUser(test, { role: 'admin' }));
    const unknown = randomUUID();
    await expect(inTx((tx) => users.edit(tx, admin, unknown, {}))).rejects.toMatchObject({ code: 'user_not_found' });
    await expect(inTx((tx) => users.resetPassword(tx, admin.id, unknown))).rejects.toMatchObject({
      code: 'user_not_found',
    });
  });

  it('change their password with the old one, to a good one', async () => {
    const user = asMe(await aUser(test, { mustChangePassword: true }));
    await expect(users.changePassword(user, 'wrong', 'another-horse-2', 't')).rejects.toMatchObject({
      code: 'password_wrong',
      fields: [expect.objectContaining({ field: 'current' })],
    });
    await expect(users.changePassword(user, PASSWORD, 'short', 't')).rejects.toMatchObject({ code: 'password_weak' });
    await users.changePassword(user, PASSWORD, 'another-horse-2', 't');
    expect(await row(user.id)).toMatchObject({ must_change_password: false });
  });

  describe('the first admin', () => {
    const first = () => inTx((tx) => users.addFirstAdmin(tx));
    const opens = async (made: { email: string; oneTimePassword: string }): Promise<boolean> => {
      const [user] = await test.query<{ hash: string }>(
        `select password_hash as hash from app_user where email = $1 and role = 'admin' and disabled_at is null`,
        [made.email],
      );
      return user !== undefined && passwordMatches(user.hash, made.oneTimePassword);
    };

    it('is made once, also when several processes start at the same time', async () => {
      const made = (await Promise.all([first(), first(), first()])).filter((one) => one !== undefined);
      expect(made).toHaveLength(1);
      expect(await opens(made[0]!)).toBe(true);
      expect(await first()).toBeUndefined();
    });

    it('is not made beside one who can sign in', async () => {
      await aUser(test, { role: 'admin' });
      expect(await first()).toBeUndefined();
    });

    it('can sign in also when an account of that name was disabled or demoted before', async () => {
      const made = (await first())!;
      await test.query(`update app_user set disabled_at = now(), role = 'advisor'`);
      const again = (await first())!;
      expect(again.oneTimePassword).not.toBe(made.oneTimePassword);
      expect(await opens(again)).toBe(true);
    });
  });

  describe('the directory', () => {
    it('shows an advisor their team, a manager the subtree, an admin everybody', async () => {
      const parent = await aTeam(test);
      const child = await aTeam(test, { parentId: parent.id });
      const advisor = await aUser(test, { teamId: child.id });
      const manager = await aUser(test, { role: 'manager', teamId: parent.id });
      const admin = await aUser(test, { role: 'admin' });
      const names = async (me: Me) => (await app.get(Directory).users(me)).map(({ id }) => id).sort();
      expect(await names(asMe(advisor))).toEqual([advisor.id]);
      expect(await names(asMe(manager, child.id))).toEqual([advisor.id, manager.id].sort());
      expect(await names(asMe(admin))).toEqual([advisor.id, manager.id, admin.id].sort());
      expect((await app.get(Directory).teams(asMe(manager, child.id))).map(({ id }) => id).sort()).toEqual(
        [parent.id, child.id].sort(),
      );
      expect(JSON.stringify(await app.get(Directory).users(asMe(admin)))).not.toContain('argon2');
    });

    it('adds a team once a name, below a team that exists', async () => {
      const admin = asMe(await aUser(test, { role: 'admin' }));
      const add = (name: string, parentId: string | null) =>
        inTx((tx) => app.get(Directory).addTeam(tx, admin, name, parentId));
      const team = await add('招商一部', null);
      expect(await add('招商一组', team.id)).toMatchObject({ parentId: team.id });
      await expect(add('招商一部', null)).rejects.toMatchObject({ code: 'team_taken' });
      await expect(add('招商二组', randomUUID())).rejects.toMatchObject({ code: 'team_unknown' });
    });
  });
});
