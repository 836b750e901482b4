import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { TakedownList, TakedownsService } from '@app/articles';
import { Companies, RecordMerges } from '@app/companies';
import { type InternalPart, Listings, openOwner } from '@app/listings';
import { Database, Keyring, loadSettings } from '@app/platform';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { withBackupClient } from '../backup/backup-client.js';
import { CliModule } from '../cli.module.js';
import { rotateKeys } from './rotate-keys.js';

const phone = '+8613800000101';

describe('keys rotate', () => {
  let database: TestDatabase;
  let folder: string;
  let keyFile: string;

  const withServices = async <T>(work: (app: INestApplicationContext) => Promise<T>): Promise<T> => {
    const settings = loadSettings({ PLOTLINE_DATA_DIR: folder, DATABASE_URL: database.url });
    const module = CliModule.with({ ...settings, databaseUrl: database.url });
    const app = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
    try {
      return await work(app);
    } finally {
      await app.close();
    }
  };
  const rotate = (): Promise<{ phones: number }> =>
    withBackupClient(database.url, (client) => rotateKeys(client, keyFile));

  /** A contact, an inquiry with a number that cannot be dialled, and a takedown request, written by the services. */
  const write = (): Promise<{ contactId: string; takedownId: string }> =>
    withServices(async (app) => {
      const keyring = app.get(Keyring);
      const inquiryId = randomUUID();
      await database.query(
        `insert into inquiry (id, ref, key, body_hash, phone_cipher, phone_hint, consent_version, consent_at)
         values ($1, 'r', 'k', '', $2, '', '1', now())`,
        [inquiryId, keyring.encrypt('12345', `inquiry.phone:${inquiryId}`)],
      );
      await database.query(
        `insert into article (slug, title, text, content_hash, status) values ('a', '题', '文', 'x', 'published')`,
      );
      return app.get(Database).transaction(async (tx) => {
        const contact = await app.get(Companies).findOrAddContact(tx, { name: '张', phone, companyId: null });
        const request = { article: 'a', name: '李', contact: 'li@example.com', reason: '请删除' };
        const takedown = await app.get(TakedownsService).requestTakedown(tx, request);
        return { contactId: contact.id, takedownId: takedown.id };
      });
    });

  beforeEach(async () => {
    database = await createTestDatabase();
    folder = mkdtempSync(join(tmpdir(), 'plotline-keys-spec-'));
    keyFile = join(folder, 'plotline.key');
  });
  afterEach(async () => {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('closes the numbers of listings’ owners with the new key', async () => {
    const listing = { ref: 'K-1', kind: 'factory' as const, region: '331102', owner_phone: phone };
    await withServices((app) =>
      app.get(Database).transaction((tx) => app.get(Listings).save(tx, { listing, source: 'own' })),
    );
    const sealed = async () =>
      (await database.query<{ internal: InternalPart }>('select internal from listing'))[0]!.internal;
    const before = await sealed();
    expect((await rotate()).phones).toBe(1);
    const after = await sealed();
    expect(after.owner_sealed).not.toBe(before.owner_sealed);
    await withServices(async (app) => {
      const ring = app.get(Keyring);
      expect(openOwner(after, ring, 'own', 'K-1')).toEqual({ owner_phone: phone });
      expect(() => openOwner(before, ring, 'own', 'K-1')).toThrow();
      expect(() => openOwner(after, ring, 'own', 'K-2')).toThrow();
    });
  });

  it('closes every phone with the new key, and finds people by their number as before', async () => {
    const { contactId } = await write();
    copyFileSync(keyFile, join(folder, 'old.key'));
    const before = await database.query<{ cipher: Buffer }>(`select phone_cipher as cipher from contact`);
    expect((await rotate()).phones).toBe(3);
    await withServices(async (app) => {
      const contact = await app.get(Database).transaction((tx) => app.get(Companies).contactByPhone(tx, phone));
      expect(contact?.id).toBe(contactId);
      expect(app.get(Companies).openPhone(contact!)).toBe(phone);
      const takedowns = app.get(TakedownsService);
      const [{ id, contact: shown } = { id: '', contact: '' }] = await app.get(TakedownList).all();
      expect(shown).toBe('l***@example.com');
      const opened = await app.get(Database).transaction((tx) => takedowns.reveal(tx, randomUUID(), id));
      expect(opened).toBe('li@example.com');
      expect(() => app.get(Keyring).decrypt(before[0]!.cipher, `contact.phone:${contactId}`)).toThrow('No key');
    });
    const [inquiry] = await database.query<{ id: string; cipher: Buffer; index: Buffer | null }>(
      `select id, phone_cipher as cipher, phone_index as index from inquiry`,
    );
    expect(inquiry!.index).toBeNull();
    const ring = Keyring.open(keyFile, { create: false });
    expect(ring.decrypt(inquiry!.cipher, `inquiry.phone:${inquiry!.id}`)).toBe('12345');
    expect(ring.fingerprint).not.toBe(Keyring.open(join(folder, 'old.key'), { create: false }).fingerprint);
    expect(existsSync(`${keyFile}.next`)).toBe(false);
  });

  it('leaves a merged person known by both numbers, and the merge to be undone', async () => {
    const other = '+8613800000102';
    const { contactId } = await write();
    const [user] = await database.query<{ id: string }>(
      `with home as (insert into team (name) values ('组') returning id)
       insert into app_user (email, name, role, team_id, password_hash) select 'a@b.test', '甲', 'admin', id, '' from home returning id`,
    );
    const merge = await withServices((app) =>
      app.get(Database).transaction(async (tx) => {
        const gone = await app.get(Companies).findOrAddContact(tx, { name: '张工', phone: other, companyId: null });
        return app
          .get(RecordMerges)
          .merge(tx, user!.id, 'contact', { keep: contactId, gone: gone.id, choices: { name: 'gone' } });
      }),
    );
    await rotate();
    await withServices((app) =>
      app.get(Database).transaction(async (tx) => {
        const companies = app.get(Companies);
        expect((await companies.contactByPhone(tx, other))?.id).toBe(contactId);
        await app.get(RecordMerges).undo(tx, user!.id, merge);
        const [mine, theirs] = [await companies.contactByPhone(tx, phone), await companies.contactByPhone(tx, other)];
        expect([mine!.name, theirs!.name, companies.openPhone(theirs!)]).toEqual(['张', '张工', other]);
      }),
    );
  });

  it('changes neither key nor data when a phone does not open', async () => {
    await write();
    await database.query(`update contact set phone_cipher = set_byte(phone_cipher, 40, 0)`);
    const key = Keyring.open(keyFile, { create: false }).fingerprint;
    await expect(rotate()).rejects.toThrow('changed or moved');
    expect(Keyring.open(keyFile, { create: false }).fingerprint).toBe(key);
    expect(existsSync(`${keyFile}.next`)).toBe(false);
    await withServices((app) => Promise.resolve(expect(app.get(Keyring).fingerprint).toBe(key)));
  });

  it('finishes a rotation that was cut off between commit and file', async () => {
    await write();
    copyFileSync(keyFile, join(folder, 'old.key'));
    await rotate();
    copyFileSync(keyFile, `${keyFile}.next`);
    copyFileSync(join(folder, 'old.key'), keyFile);
    expect((await rotate()).phones).toBe(0);
    await withServices((app) => Promise.resolve(expect(app.get(Keyring)).toBeDefined()));
  });

  it('refuses while the server is connected, and with a foreign key', async () => {
    await write();
    await withServices(() => expect(rotate()).rejects.toThrow('stop it first'));
    rmSync(keyFile);
    Keyring.open(keyFile, { create: true });
    await expect(rotate()).rejects.toThrow('is not the one');
  });
});
