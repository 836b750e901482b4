import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule, Events } from '@app/audit';
import { Clock, createLogger, Database, loadSettings, PlatformModule } from '@app/platform';
import { type ALead, aLead } from '../../../../test/factories/a-lead.js';
import { type AUser, aUser } from '../../../../test/factories/a-user.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { type OutsideWorld, startOutsideWorld } from '../../../../test/support/outside-world.js';
import { NotificationsModule } from '../notifications.module.js';
import { Notifications } from '../notifications.service.js';
import { Channels } from './channels.js';
import { NotificationPreferences } from './preferences.js';
import { RemindersOut } from './reminders-out.js';

const WECOM = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abcd';
const usual = { mail: true, muted: [], quietFrom: null, quietTo: null, perHour: 6 };

describe('reminders on their way out', () => {
  let world: OutsideWorld;
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;
  let owner: AUser;
  let lead: ALead;

  beforeEach(async () => {
    [world, test] = [await startOutsideWorld(), await createTestDatabase()];
    const env = {
      PLOTLINE_KEY_FILE: test.keyFile,
      PLOTLINE_PUBLIC_URL: 'https://crm.example.cn',
      SMTP_URL: world.smtpUrl,
      MAIL_FROM: 'Plotline <crm@firm.example>',
      PLOTLINE_TEST_ROBOT_ORIGIN: world.robotOrigin,
    };
    const platform = PlatformModule.with(
      { ...loadSettings(env), databaseUrl: test.url },
      createLogger({ level: 'silent' }),
    );
    app = await Test.createTestingModule({ imports: [platform, AuditModule, NotificationsModule] }).compile();
    database = app.get(Database);
    owner = await aUser(test);
    lead = await aLead(test, { owner, companyName: '松溪五金制造有限公司', phone: '+8613905780001' });
  });
  afterEach(async () => {
    await app.close();
    await test.drop();
    await world.stop();
  });

  const tell = (kind = 'lead.assigned', people = [owner.id]): Promise<void> =>
    database.transaction(async (tx) => {
      const eventId = await app.get(Events).record(tx, { type: kind, leadId: lead.id });
      await app.get(Notifications).tell(tx, people, { eventId, kind, leadId: lead.id });
    });
  const wish = (more: Partial<Parameters<NotificationPreferences['write']>[2]>): Promise<void> =>
    database.transaction((tx) => app.get(NotificationPreferences).write(tx, owner.id, { ...usual, ...more }));
  const run = (): Promise<number> => app.get(RemindersOut).run();
  const addRobot = (teamId: string | null = null): Promise<string> =>
    database.transaction((tx) =>
      app.get(Channels).add(tx, { kind: 'wecom', name: '一组群', teamId, url: WECOM, secret: '' }),
    );
  const wordsOf = (mail: string): string => {
    const [head = '', ...body] = mail.split('\r\n\r\n');
    const text = body.join('\r\n\r\n');
    return /base64/i.test(head) ? Buffer.from(text, 'base64').toString('utf8') : text;
  };

  it('go to the mail box and the group once, however often they are looked for', async () => {
    await addRobot(owner.teamId);
    await addRobot((await aUser(test)).teamId);
    await tell();
    expect(await Promise.all([run(), run()]).then(([a, b]) => a + b)).toBe(2);
    expect(await run()).toBe(0);
    expect([world.mails.length, world.posts.length]).toEqual([1, 1]);
    expect(world.mails[0]).toContain(`To: ${owner.email}`);
    expect(JSON.parse(world.posts[0]!.body)).toEqual({
      msgtype: 'text',
      text: { content: `${owner.name}：新线索分给了您 ${lead.ref}\nhttps://crm.example.cn/app/leads/${lead.id}` },
    });
  });

  it('carry a title and a link, nothing of the visitor', async () => {
    await addRobot();
    await tell();
    await run();
    for (const text of [wordsOf(world.mails[0]!), world.posts[0]!.body]) {
      expect(text).toContain(lead.id);
      expect(text).not.toMatch(/松溪|13905780001|0001/);
    }
    expect(await test.query(`select address_hint from channel`)).toEqual([{ address_hint: 'abcd' }]);
    expect(JSON.stringify(await test.query(`select address_cipher::text from channel`))).not.toContain('qyapi');
  });

  it('gather what comes at once, and what is more than the hour’s limit into one later', async () => {
    await wish({ perHour: 2 });
    for (let n = 0; n < 50; n++) await tell();
    expect(await run()).toBe(1);
    await tell();
    expect(await run()).toBe(1);
    for (let n = 0; n < 7; n++) await tell();
    expect(await run()).toBe(0);
    await test.query(`update delivery set sent_at = sent_at - interval '1 hour' where status = 'sent'`);
    expect(await run()).toBe(1);
    expect(world.mails).toHaveLength(3);
    expect(wordsOf(world.mails[0]!)).toMatch(/^50 条提醒/);
    expect(wordsOf(world.mails[2]!)).toMatch(/^7 条提醒/);
  });

  it('wait through the quiet hours, and respect what a person turned off', async () => {
    jest.spyOn(app.get(Clock), 'now').mockReturnValue(new Date('2026-11-23T15:00:00Z'));
    await wish({ quietFrom: 22 * 60, quietTo: 8 * 60, muted: ['share.opened'] });
    await tell();
    await tell('share.opened');
    expect(await run()).toBe(0);
    jest.spyOn(app.get(Clock), 'now').mockReturnValue(new Date('2026-11-24T00:01:00Z'));
    expect(await run()).toBe(1);
    expect(wordsOf(world.mails[0]!)).toMatch(/^新线索分给了您/);
    await wish({ mail: false });
    await tell();
    expect(await run()).toBe(0);
    await expect(wish({ quietFrom: 60 })).rejects.toMatchObject({ code: 'quiet_hours' });
  });

  it('are tried again further and further apart, and given up where administrators see it', async () => {
    world.willing = false;
    const id = await addRobot();
    await wish({ mail: false });
    await tell();
    const waits: number[] = [];
    for (let n = 0; n < 6; n++) {
      expect(await run()).toBe(0);
      const [row] = await test.query<{ wait: number }>(
        `select round(extract(epoch from next_at - now()) / 60)::int as wait from delivery`,
      );
      waits.push(row!.wait);
      await test.query(`update delivery set next_at = now()`);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32]);
    world.willing = true;
    expect(await run()).toBe(0);
    expect(await app.get(Channels).list()).toEqual([
      expect.objectContaining({ id, sent: 0, failed: 1, lastReason: expect.stringContaining('wecom') as string }),
    ]);
  });

  it('come through after a mail server that was away for a while', async () => {
    world.willing = false;
    await tell();
    expect(await run()).toBe(0);
    world.willing = true;
    await test.query(`update delivery set next_at = now()`);
    expect(await run()).toBe(1);
    expect(await test.query(`select status, attempts, reason from delivery`)).toEqual([
      { status: 'sent', attempts: 2, reason: null },
    ]);
  });

  it('no longer go to who was disabled, or to a group that was switched off, while they waited', async () => {
    const id = await addRobot();
    world.willing = false;
    await tell();
    expect(await run()).toBe(0);
    world.willing = true;
    await test.query(`update delivery set next_at = now()`);
    await test.query(`update app_user set disabled_at = now() where id = $1`, [owner.id]);
    await test.query(`update channel set enabled = false where id = $1`, [id]);
    expect(await run()).toBe(0);
    expect([world.mails, world.posts]).toEqual([[], []]);
    await test.query(`update channel set enabled = true where id = $1`, [id]);
    expect(await run()).toBe(1);
    expect(world.mails).toEqual([]);
  });

  it('reach everybody else although a group’s address cannot be read any more', async () => {
    const id = await addRobot();
    await test.query(`update channel set address_cipher = '\\x00' where id = $1`, [id]);
    await tell();
    await run();
    expect(world.mails).toHaveLength(1);
    expect(await test.query(`select attempts from delivery where channel = $1 and reason is not null`, [id])).toEqual([
      { attempts: 1 },
    ]);
  });
});
