import { randomUUID } from 'node:crypto';
import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { createLogger, loadSettings, PlatformModule, withRequestId } from '@app/platform';
import { UsersModule } from '@app/users';
import { anArticle } from '../../../test/factories/an-article.js';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { InquiryIntake, inquiryPhonePlace, type NewInquiry } from './inquiry-intake.js';
import { LeadsModule } from './leads.module.js';

const words = (given: Partial<NewInquiry> = {}): NewInquiry => ({
  key: randomUUID(),
  need: '租3000平单层厂房',
  usage: '机加工',
  tax: '年税收500万',
  company: '云岭精密制造有限公司',
  contact: '周工',
  phone: '138 0013 8000',
  consentVersion: '2026-11',
  consentAt: new Date('2026-11-23T01:00:00Z'),
  ...given,
});

describe('taking inquiries in', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let intake: InquiryIntake;

  beforeAll(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({ imports: [platform, AuditModule, UsersModule, LeadsModule] }).compile();
    intake = app.get(InquiryIntake);
  });
  beforeEach(async () => {
    await test.query(`begin; set local plotline.purge = 'on'; truncate inquiry, event cascade; commit`);
  });
  afterAll(async () => {
    await app.close();
    await test.drop();
  });

  const counts = async (): Promise<number[]> => {
    const [row] = await test.query<Record<string, number>>(
      `select (select count(*)::int from inquiry) as inquiries, (select count(*)::int from event) as events,
         (select count(*)::int from outbox) as outbox`,
    );
    return Object.values(row!);
  };

  it('stores the words as they were written, with one event and one outbox row', async () => {
    const article = await anArticle(test);
    const given = words({ articleId: article.id, referrer: 'https://weixin.example.test', utm: { source: 'mp' } });
    const answer = await withRequestId('req-7', () => intake.receive(given));
    expect(answer).toEqual({ ref: expect.stringMatching(/^PL-/), token: expect.any(String), created: true });
    const [row] = await test.query<Record<string, unknown>>(`select * from inquiry`);
    expect(row).toMatchObject({
      ref: answer.ref,
      need: given.need,
      usage: given.usage,
      tax: given.tax,
      company: given.company,
      contact: given.contact,
      article_id: article.id,
      status: 'received',
      quarantine_reason: null,
      lead_id: null,
      consent_version: '2026-11',
      consent_at: given.consentAt,
      utm: { source: 'mp' },
    });
    expect(await test.query(`select type, subject_id, actor_id, data, request_id from event`)).toEqual([
      { type: 'inquiry.received', subject_id: row!.id, actor_id: null, data: {}, request_id: 'req-7' },
    ]);
    expect(await counts()).toEqual([1, 1, 1]);
  });

  it('keeps the phone and the address of the sender out of every column of every table', async () => {
    await intake.receive(words({ phone: '+86 139-1234-5678', ip: '203.0.113.77' }));
    const tables = await test.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public'`,
    );
    for (const { name } of tables) {
      const text = JSON.stringify(await test.query(`select row_to_json(x)::text as text from "${name}" as x`));
      for (const form of ['13912345678', '139-1234-5678', '8613912345678', '203.0.113.77']) {
        expect(text).not.toContain(form);
        expect(text).not.toContain(Buffer.from(form).toString('hex'));
      }
    }
    const [row] = await test.query<{ id: string; cipher: Buffer; hint: string; index: Buffer }>(
      `select id, phone_cipher as cipher, phone_hint as hint, phone_index as index from inquiry`,
    );
    expect(row!.hint).toBe('139****5678');
    expect(test.keyring.decrypt(row!.cipher, inquiryPhonePlace(row!.id))).toBe('+8613912345678');
    expect(row!.index).toEqual(test.keyring.phoneIndex('+8613912345678'));
  });

  it('keeps a number that cannot be dialled, for a person to read', async () => {
    await intake.receive(words({ phone: '微信 ab' }));
    const [row] = await test.query<{ id: string; cipher: Buffer; index: null }>(
      `select id, phone_cipher as cipher, phone_index as index from inquiry`,
    );
    expect(row!.index).toBeNull();
    expect(test.keyring.decrypt(row!.cipher, inquiryPhonePlace(row!.id))).toBe('微信 ab');
  });

  it('answers the same key with the same words as it did before, and stores nothing more', async () => {
    const given = words();
    const first = await intake.receive(given);
    const again = await intake.receive({ ...given, consentAt: new Date(), ip: '203.0.113.9' });
    expect(again).toEqual({ ...first, created: false });
    expect(await counts()).toEqual([1, 1, 1]);
  });

  it.each(['need', 'usage', 'tax', 'company', 'contact', 'phone'] as const)(
    'refuses the same key when %s says something else',
    async (field) => {
      const given = words();
      await intake.receive(given);
      const other = intake.receive({ ...given, [field]: '13800138001' });
      await expect(other).rejects.toMatchObject({ kind: 'conflict', code: 'key_reused' });
      expect(await counts()).toEqual([1, 1, 1]);
    },
  );

  it('does not take words that were moved from one field to the next for the same', async () => {
    const given = words({ need: '厂房', usage: '机加工' });
    await intake.receive(given);
    await expect(intake.receive({ ...given, need: '厂房机加工', usage: '' })).rejects.toMatchObject({
      code: 'key_reused',
    });
  });

  it('makes one inquiry of 50 equal posts at the same time', async () => {
    const given = words();
    const answers = await Promise.all(Array.from({ length: 50 }, () => intake.receive(given)));
    expect(new Set(answers.map(({ ref, token }) => `${ref} ${token}`)).size).toBe(1);
    expect(answers.filter(({ created }) => created)).toHaveLength(1);
    expect(await counts()).toEqual([1, 1, 1]);
  });

  it('lets one of two different posts with one key win, and tells the other', async () => {
    const given = words();
    const posts = Array.from({ length: 20 }, (_, index) =>
      intake.receive({ ...given, need: index % 2 ? '租厂房' : '买地' }).then(
        ({ ref }) => ref,
        (error: { code: string }) => error.code,
      ),
    );
    const answers = await Promise.all(posts);
    expect(answers.filter((answer) => answer === 'key_reused')).toHaveLength(10);
    expect(new Set(answers).size).toBe(2);
    expect(await counts()).toEqual([1, 1, 1]);
  });

  it.each(['honeypot', 'too_fast'] as const)('keeps what looks like a machine for review (%s)', async (reason) => {
    const answer = await intake.receive(words({ quarantineReason: reason }));
    expect(answer.ref).toMatch(/^PL-/);
    expect(await test.query(`select status, quarantine_reason from inquiry`)).toEqual([
      { status: 'quarantined', quarantine_reason: reason },
    ]);
    expect(await test.query(`select type from event`)).toEqual([{ type: 'inquiry.quarantined' }]);
  });

  it('leaves no event behind when the inquiry cannot be stored', async () => {
    await expect(intake.receive(words({ articleId: randomUUID() }))).rejects.toMatchObject({ code: '23503' });
    expect(await counts()).toEqual([0, 0, 0]);
  });

  it('opens the thank-you page by its token only', async () => {
    const [one, other] = [await intake.receive(words()), await intake.receive(words())];
    expect(intake.tokenOpens(one.ref, one.token)).toBe(true);
    expect(intake.tokenOpens(other.ref, one.token)).toBe(false);
    expect(intake.tokenOpens(one.ref, '')).toBe(false);
  });
});
