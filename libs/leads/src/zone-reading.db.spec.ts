import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { createLogger, Database, loadSettings, PlatformModule, ZoneChanges } from '@app/platform';
import { UsersModule } from '@app/users';
import { aUser } from '../../../test/factories/a-user.js';
import { anInquiry } from '../../../test/factories/an-inquiry.js';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { InquiryRouting } from './inquiry-routing.js';
import { LeadsModule } from './leads.module.js';

describe('a development zone that the admin adds', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;
  let asked = 0;
  const zone = { name: '云岭产业新城', hostCode: '331102', shorts: ['云岭智谷'], hidden: false };

  beforeEach(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({ imports: [platform, AuditModule, UsersModule, LeadsModule] }).compile();
    database = app.get(Database);
  });
  afterEach(async () => {
    await app.close();
    await test.drop();
  });

  async function regionsOf(need: string): Promise<unknown> {
    const { id } = await anInquiry(test, { need, usage: '', company: `示例${asked++}精密机械有限公司` });
    await database.transaction((tx) => app.get(InquiryRouting).route(tx, id));
    const [lead] = await test.query(
      `select lead.need -> 'regions' as regions from inquiry join lead on lead.id = inquiry.lead_id where inquiry.id = $1`,
      [id],
    );
    return lead?.regions;
  }

  it('is read in the next inquiry, without a restart, and no more once it is gone', async () => {
    const admin = await aUser(test, { role: 'admin' });
    const changes = app.get(ZoneChanges);
    const words = '云岭智谷租厂房3000平';
    expect(await regionsOf(words)).toBeNull();
    await database.transaction((tx) => changes.write(tx, zone, null, admin.id));
    expect(await regionsOf(words)).toEqual([{ name: zone.name, level: 'devzone', host_code: '331102' }]);
    await database.transaction((tx) => changes.remove(tx, zone.name));
    expect(await regionsOf(words)).toBeNull();
  });

  it('is not overwritten by who saw an older one', async () => {
    const admin = await aUser(test, { role: 'admin' });
    const changes = app.get(ZoneChanges);
    const write = (version: string | null, shorts: string[]) =>
      database.transaction((tx) => changes.write(tx, { ...zone, shorts }, version, admin.id));
    await write(null, ['云岭智谷']);
    const [first] = await changes.read();
    await write(first!.updatedAt, ['云岭数谷']);
    await expect(write(first!.updatedAt, [])).rejects.toMatchObject({ code: 'zone_changed' });
    await expect(write(null, [])).rejects.toMatchObject({ code: 'zone_changed' });
    expect((await changes.read())[0]!.shorts).toEqual(['云岭数谷']);
    expect(await changes.read()).toBe(await changes.read());
  });
});
