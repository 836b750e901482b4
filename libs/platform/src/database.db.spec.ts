import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { createDataSource } from './data-source.js';
import { Database } from './database.js';
import { databaseTrouble, DatabaseError } from './database-trouble.js';

describe('the door to Postgres', () => {
  let test: TestDatabase;
  let source: ReturnType<typeof createDataSource>;
  let database: Database;

  beforeAll(async () => {
    test = await createTestDatabase();
    source = await createDataSource(test.url).initialize();
    database = new Database(source);
  });
  afterAll(async () => {
    await source.destroy();
    await test.drop();
  });

  const settings = async () => (await test.query(`select key from setting where key like 'test%'`)).length;

  it('writes all of a transaction or nothing', async () => {
    const broken = database.transaction(async (tx) => {
      await tx.query(`insert into setting (key, value) values ('test-1', '{}')`);
      throw new Error('half way');
    });
    await expect(broken).rejects.toThrow('half way');
    expect(await settings()).toBe(0);
    await database.transaction(async (tx) => {
      await tx.query(`insert into setting (key, value) values ('test-1', '{}')`);
    });
    expect(await settings()).toBe(1);
  });

  it('keeps the statements of a routine in its connection once they have come often, and no others', async () => {
    const one = await createDataSource(test.url, { poolSize: 1 }).initialize();
    const routine = new Database(one);
    const often = `select $1::int + 1 as next`;
    for (let n = 0; n < 210; n++) {
      const [row] = await routine.routine(`set local work_mem = '7MB'`, async (tx) => {
        expect(await tx.query(`show work_mem`)).toEqual([{ work_mem: '7MB' }]);
        await tx.query(`select $1::int + ${n} as other`, [n]);
        return tx.query<{ next: number }[]>(often, [n]);
      });
      expect(row!.next).toBe(n + 1);
    }
    const statements = await routine.query<{ statement: string }>(`select statement from pg_prepared_statements`);
    expect(statements.map(({ statement }) => statement).sort()).toEqual([often, `show work_mem`]);
    await expect(routine.routine('set local jit = off', (tx) => tx.query(often, ['x']))).rejects.toThrow(
      /invalid input syntax/,
    );
    expect(await routine.query(often, [1])).toEqual([{ next: 2 }]);
    await one.destroy();
  });

  it('lets no reader write', async () => {
    const writing = database.readOnly((tx) => tx.query(`insert into setting (key, value) values ('test-2', '{}')`));
    await expect(writing).rejects.toThrow(/read-only transaction/);
  });

  it('shows a reader one state, whatever is written meanwhile', async () => {
    const counts = await database.readOnly(async (tx) => {
      const count = async () => (await tx.query<unknown[]>(`select 1 from setting where key like 'test%'`)).length;
      const before = await count();
      await test.query(`insert into setting (key, value) values ('test-3', '{}')`);
      return [before, await count()];
    });
    expect(counts[0]).toBe(counts[1]);
  });

  it('refuses a second connection inside a transaction, and no longer after it', async () => {
    let later: Promise<unknown> | undefined;
    await database.transaction(async (tx) => {
      await expect((async () => database.query('select 1'))()).rejects.toThrow(/outside its connection: select 1/);
      await expect((async () => database.transaction(() => Promise.resolve()))()).rejects.toThrow(/Pass the tx/);
      await tx.query('select 1');
      later = new Promise((resolve) => setTimeout(resolve, 200)).then(() => database.query('select 1 as one'));
    });
    expect(await later).toEqual([{ one: 1 }]);
  });

  it('turns the failure of a first contact into one sentence without the password', async () => {
    const failing = (code: string) =>
      databaseTrouble('postgres://plotline:geheim@db.example.test:5999/crm', () =>
        Promise.reject(Object.assign(new Error('low-level words'), { code })),
      );
    for (const code of ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', '28P01', '3D000', 'ELSE']) {
      const error = await failing(code).catch((caught: unknown) => caught as Error);
      expect(error).toBeInstanceOf(DatabaseError);
      expect((error as Error).message).toMatch(/^Cannot use the database db\.example\.test:5999\/crm [^\n]*\.$/);
      expect((error as Error).message).not.toContain('geheim');
    }
  });
});
