import * as articles from '@app/articles';
import * as audit from '@app/audit';
import * as companies from '@app/companies';
import * as leads from '@app/leads';
import * as listings from '@app/listings';
import * as matching from '@app/matching';
import * as notifications from '@app/notifications';
import { createDataSource } from '@app/platform';
import * as tasks from '@app/tasks';
import * as users from '@app/users';
import { type DataSource, getMetadataArgsStorage } from 'typeorm';
import { createTestDatabase, type TestDatabase } from './setup/test-database.js';

const libs = { articles, audit, companies, leads, listings, matching, notifications, tasks, users };

/** Index and constraint names are the migrations' own business; a column or a table that differs is drift. */
const changesShape = /\b(create|drop) table\b|\b(add|drop|alter|rename) column\b|\balter table .* (add|drop) "/i;

describe('the entities', () => {
  let database: TestDatabase;
  let source: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    const entities = getMetadataArgsStorage().tables.map(({ target }) => target as new () => object);
    source = await createDataSource(database.url, { entities }).initialize();
  });

  afterAll(async () => {
    await source?.destroy();
    await database?.drop();
  });

  it('are found in the libs', () => {
    expect(Object.keys(libs)).toHaveLength(9);
    expect(source.entityMetadatas.map(({ tableName }) => tableName)).toEqual(
      expect.arrayContaining(['lead', 'task', 'article']),
    );
  });

  it('say the same as the migrations', async () => {
    // TypeORM keeps what generated columns are made of in a table of its own, which our migrations do without.
    await source.query(
      `create table typeorm_metadata (type text, database text, schema text, "table" text, name text, value text)`,
    );
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    await source.query('drop table typeorm_metadata');
    // Columns that Postgres computes are searched by, never read or written: entities leave them out.
    const computed = await database.query<{ column: string }>(
      `select format('ALTER TABLE "%s" DROP COLUMN "%s"', table_name, column_name) as column
       from information_schema.columns where table_schema = 'public' and is_generated = 'ALWAYS'`,
    );
    const drift = upQueries
      .map(({ query }) => query)
      .filter((query) => changesShape.test(query) && !computed.some(({ column }) => column === query));
    expect(drift).toEqual([]);
  });

  it('can be taken back and brought again', async () => {
    const { migrations } = source;
    for (let left = migrations.length; left > 0; left--) await source.undoLastMigration({ transaction: 'each' });
    const [left] = await database.query<{ count: string }>(
      `select count(*) from pg_tables where schemaname = 'public' and tablename <> 'migration'`,
    );
    expect(Number(left!.count)).toBe(0);
    expect(await source.runMigrations()).toHaveLength(migrations.length);
  });
});
