import { Test } from '@nestjs/testing';
import sharp from 'sharp';
import { AuditModule } from '@app/audit';
import { Conflict, createLogger, Database, Invalid, loadSettings, PlatformModule } from '@app/platform';
import { aUser, type AUser } from '../../../test/factories/a-user.js';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { ListingDesk } from './listing-desk.service.js';
import { ListingDeskRepository } from './listing-desk.repository.js';
import { ListingPhotos } from './listing-photos.service.js';
import { ListingsModule } from './listings.module.js';
import { photoVariants } from './photo-variants.js';

const hall = {
  ref: 'D-1',
  kind: 'factory',
  title: '碧澜3号楼一楼',
  region: '331102',
  park: '碧澜园',
  building: '3号楼',
  floor_no: '1',
  area_sqm: 2600,
  area_sqm_min: 1200,
  height_m: 8,
  fire_class: '丙',
  offers: [{ transaction: 'rent', price: { basis: 'rent_sqm_day', min: 0.6, max: 0.6 }, floor_price: 0.5 }],
  owner_name: '王总',
  owner_phone: '+8613800138000',
};

describe('the listing desk', () => {
  let database: TestDatabase;
  let db: Database;
  let desk: ListingDesk;
  let rows: ListingDeskRepository;
  let photos: ListingPhotos;
  let user: AUser;
  let close: () => Promise<void>;

  beforeAll(async () => {
    database = await createTestDatabase();
    user = await aUser(database, { role: 'manager' });
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: database.keyFile }), databaseUrl: database.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    const module = await Test.createTestingModule({ imports: [platform, AuditModule, ListingsModule] }).compile();
    db = module.get(Database);
    desk = module.get(ListingDesk);
    rows = module.get(ListingDeskRepository);
    photos = module.get(ListingPhotos);
    close = () => module.close();
  });

  afterAll(async () => {
    await close?.();
    await database?.drop();
  });

  const create = (value: object = {}) => db.transaction((tx) => desk.create(tx, { ...hall, ...value }, user.id));
  const one = async (id: string) => (await rows.one({ all: true }, id))!;
  const edit = async (id: string, patch: object) => {
    const { version } = await one(id);
    await db.transaction((tx) => desk.edit(tx, id, version, { ...patch }, user.id));
  };
  const events = async (id: string) =>
    (await database.query<{ type: string }>('select type from event where subject_id = $1 order by id', [id])).map(
      ({ type }) => type,
    );
  const publish = (id: string) => db.transaction((tx) => desk.publish(tx, id, user.id));

  it('keeps a new listing in the house, its owner sealed and its floor price apart', async () => {
    const id = await create({ ref: 'D-1' });
    const [row] = await database.query<{ all: string; facts: object; published_at: Date | null }>(
      `select listing::text as all, facts, published_at from listing where id = $1`,
      [id],
    );
    expect(row!.published_at).toBeNull();
    expect(row!.all).not.toContain('13800138000');
    expect(JSON.stringify(row!.facts)).not.toMatch(/floor_price|owner|王总/);
    expect((await one(id)).internal).toMatchObject({
      floor_prices: [0.5],
      owner_name: '王总',
      owner_hints: { owner_phone: '138****8000' },
    });
    expect(await db.transaction((tx) => desk.revealOwner(tx, id, user.id))).toEqual({ owner_phone: '+8613800138000' });
    expect(await events(id)).toEqual(['listing.created', 'listing.owner_revealed']);
    expect(await rows.one({ all: false }, id)).toBeUndefined();
    await expect(create({ ref: 'D-1' })).rejects.toThrow(Conflict);
  });

  it('an edit changes what it names, keeps the sealed owner and the floor price, and must know the last version', async () => {
    const id = await create({ ref: 'D-2' });
    const { version } = await one(id);
    await edit(id, { area_sqm: 2800, height_m: null, status: 'sold' });
    const after = await one(id);
    expect(after.facts).toMatchObject({ area_sqm: 2800, status: 'available' });
    expect(after.facts).not.toHaveProperty('height_m');
    expect(after.internal).toMatchObject({ floor_prices: [0.5], owner_hints: { owner_phone: '138****8000' } });
    await expect(db.transaction((tx) => desk.edit(tx, id, version, { area_sqm: 1 }, user.id))).rejects.toMatchObject({ code: 'version_conflict' }); // prettier-ignore
    await edit(id, { area_sqm: 2800 });
    expect(await events(id)).toEqual(['listing.created', 'listing.edited']);
  });

  it('refuses what cannot be, naming the field', async () => {
    const wrong = (value: object) =>
      create({ ref: 'D-X', ...value }).then(
        () => 'accepted',
        (error: unknown) => (error as Invalid).fields.map(({ field }) => field).join(),
      );
    expect(await wrong({ height_m: 700 })).toBe('height_m');
    expect(await wrong({ load_t_sqm: 300 })).toBe('load_t_sqm');
    expect(await wrong({ region: '999999' })).toBe('region');
    expect(await wrong({ area_sqm_min: 9000 })).toBe('area_sqm_min');
    expect(await wrong({ offers: [{ transaction: 'rent', price: { basis: 'rent_sqm_month', min: 10 }, floor_price: 20 }] })).toBe('offers[0].floor_price'); // prettier-ignore
    expect(await wrong({ region: undefined })).toBe('region');
  });

  it('tells the matching when what is offered is new, changed or back, and not for what is internal', async () => {
    const id = await create({ ref: 'D-3' });
    await publish(id);
    await publish(id);
    await edit(id, { owner_note: '周末联系' });
    await edit(id, { area_sqm: 2700 });
    const status = (to: string, reason?: string) =>
      db.transaction((tx) => desk.setStatus(tx, id, to as never, reason, user.id));
    await expect(status('let')).rejects.toThrow(Invalid);
    await status('let', '由我们成交');
    expect(await one(id)).toMatchObject({ status: 'let', statusReason: '由我们成交', facts: { status: 'let' } });
    await edit(id, { area_sqm: 2600 });
    await status('available');
    expect(await one(id)).toMatchObject({ status: 'available', statusReason: null });
    expect(await events(id)).toEqual([
      'listing.created', 'listing.published', 'listing.edited', 'listing.edited', 'listing.published', 'listing.status_changed',
      'listing.edited', 'listing.status_changed', 'listing.published',
    ]); // prettier-ignore
  });

  it('verifies for today, takes it back, and never for tomorrow', async () => {
    const id = await create({ ref: 'D-4' });
    await db.transaction((tx) => desk.verify(tx, id, 'site', undefined, user.id));
    expect((await one(id)).verification).toMatchObject({ state: 'valid', age: 0 });
    expect((await one(id)).facts.verified).toBe('site');
    await expect(db.transaction((tx) => desk.verify(tx, id, 'phone', '2099-01-01', user.id))).rejects.toThrow(Invalid);
    await db.transaction((tx) => desk.verify(tx, id, 'none', undefined, user.id));
    expect((await one(id)).verifiedOn).toBeNull();
    expect((await one(id)).facts).not.toHaveProperty('verified_on');
  });

  it('finds by the filters of the trade, in pages', async () => {
    await create({
      ref: 'F-1',
      title: '筛选甲',
      fire_class: '乙',
      crane: [{ t: 20 }],
      power_kva: 300,
      power_expand_kva: 900,
      verified: 'none',
    });
    await create({
      ref: 'F-2',
      title: '筛选乙',
      offers: [{ transaction: 'rent', price: { basis: 'rent_year_total', min: 624000 } }],
      height_m: 12,
    });
    const found = async (filters: object) =>
      (await rows.list({ all: true }, { q: '筛选', ...filters })).items
        .map(({ ref }) => ref)
        .sort()
        .join();
    expect(await found({})).toBe('F-1,F-2');
    expect(await found({ crane: 20 })).toBe('F-1');
    expect(await found({ fire: '丙2' })).toBe('F-1,F-2');
    expect(await found({ fire: '甲' })).toBe('');
    expect(await found({ power: 800 })).toBe('F-1');
    expect(await found({ height: 10 })).toBe('F-2');
    expect(await found({ rentMin: 19, rentMax: 21 })).toBe('F-2');
    expect(await found({ rentMax: 18.5 })).toBe('F-1');
    expect(await found({ region: '3311', areaMax: 1500 })).toBe('F-1,F-2');
    expect(await found({ published: true })).toBe('');
    const id = (await one('F-1')).id;
    await db.transaction((tx) => desk.verify(tx, id, 'phone', '2026-01-01', user.id));
    expect(await found({ verified: 'expired' })).toBe('F-1');
    expect(await found({ verified: 'valid' })).toBe('');
    const first = await rows.list({ all: true }, { limit: 1 });
    const second = await rows.list({ all: true }, { limit: 1, cursor: first.next! });
    expect(second.items[0]!.ref).not.toBe(first.items[0]!.ref);
    expect(second.total).toBe(first.total);
  });

  it('warns of the same code, address and floor', async () => {
    const id = await create({ ref: 'W-1', park: '重复园', address: '重复路1号' });
    expect((await rows.duplicates({ ref: 'W-1' })).map(({ why }) => why)).toEqual(['ref']);
    expect((await rows.duplicates({ park: '重复园', building: '3号楼', floorNo: '1' })).map(({ why }) => why)).toEqual([
      'unit',
    ]);
    expect(await rows.duplicates({ park: '重复园', building: '3号楼', floorNo: '2' })).toEqual([]);
    expect(await rows.duplicates({ ref: 'W-1', except: id })).toEqual([]);
  });

  it('hides the unit numbers of a park that asks for it from all who may not edit', async () => {
    const id = await create({ ref: 'H-1', park: '隐园' });
    await publish(id);
    await database.query(`update park set hide_units = true where name = '隐园'`);
    expect((await rows.one({ all: false }, id))!.facts).not.toHaveProperty('building');
    expect((await one(id)).facts).toMatchObject({ building: '3号楼', floor_no: '1' });
  });

  it('keeps photos in order, upright and without the place they were taken at', async () => {
    const id = await create({ ref: 'P-1' });
    const picture = (background: string) =>
      sharp({ create: { width: 2000, height: 1000, channels: 3, background } })
        .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '28/1 27/1 0/1' }, IFD0: { Make: 'planted' } })
        .withMetadata({ orientation: 6 })
        .jpeg()
        .toBuffer();
    const add = async (bytes: Buffer) => {
      const variants = await photoVariants(bytes);
      return db.transaction((tx) => photos.add(tx, id, variants, user.id));
    };
    const red = await add(await picture('red'));
    const blue = await add(await picture('blue'));
    expect(await add(await picture('red'))).toBe(red);
    const stored = await photos.of(id);
    expect(stored).toMatchObject([{ id: red, width: 1000, height: 2000 }, { id: blue }]);
    const small = (await photos.bytes(id, red, '480', { all: true }))!;
    expect(await sharp(small).metadata()).toMatchObject({ format: 'webp', width: 480, height: 960 });
    expect((await sharp(small).metadata()).exif).toBeUndefined();
    expect(await photos.publicBytes('P-1', red, '480')).toBeUndefined();
    await publish(id);
    expect(await photos.publicBytes('P-1', red, '480')).toEqual(small);
    await db.transaction((tx) => photos.order(tx, id, [blue, red], user.id));
    expect((await one(id)).cover).toBe(blue);
    await expect(db.transaction((tx) => photos.order(tx, id, [blue], user.id))).rejects.toThrow(Invalid);
    await db.transaction((tx) => photos.remove(tx, id, blue, user.id));
    expect((await photos.of(id)).map((photo) => photo.id)).toEqual([red]);
  });
});
