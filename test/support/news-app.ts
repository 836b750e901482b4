import { Test, type TestingModule } from '@nestjs/testing';
import { ArticlesModule, FetchPolicy, SourceRunner, type SourceFields, Sources } from '@app/articles';
import { AuditModule } from '@app/audit';
import { createLogger, Database, loadSettings, PlatformModule } from '@app/platform';
import { UsersModule } from '@app/users';
import type { TestDatabase } from '../setup/test-database.js';

/** The news part of the application under a fetch policy of the test's own. */
export async function newsApp(test: TestDatabase, policy: FetchPolicy): Promise<TestingModule> {
  const env = { PLOTLINE_KEY_FILE: test.keyFile, PLOTLINE_PUBLIC_URL: 'https://leads.example.cn' };
  const platform = PlatformModule.with({ ...loadSettings(env), databaseUrl: test.url }, createLogger({ level: 'silent' })); // prettier-ignore
  return Test.createTestingModule({ imports: [platform, AuditModule, UsersModule, ArticlesModule] })
    .overrideProvider(FetchPolicy)
    .useValue(policy)
    .compile();
}

export interface SourceRow {
  problem: string | null;
  last_outcome: string;
  failures: number;
  last_success_at: Date | null;
  next_at: Date;
  etag: string | null;
  claimed_until: Date | null;
}

/** Adds a source, runs it, and says how it went. */
export async function ranSource(
  app: TestingModule,
  test: TestDatabase,
  by: string,
  fields: Partial<SourceFields> & Pick<SourceFields, 'url'>,
): Promise<SourceRow & { id: string }> {
  const given = { name: '示例', kind: 'feed' as const, ...fields };
  const id = await app.get(Database).transaction((tx) => app.get(Sources).add(tx, by, given));
  return { id, ...(await ranAgain(app, test, id)) };
}

export async function ranAgain(app: TestingModule, test: TestDatabase, id: string): Promise<SourceRow> {
  await test.query('update source set next_at = now() where id = $1', [id]);
  await app.get(SourceRunner).run(id);
  return (await test.query<SourceRow & object>('select * from source where id = $1', [id]))[0]!;
}
