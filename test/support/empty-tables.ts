import type { TestDatabase } from '../setup/test-database.js';

const DEADLOCK = '40P01';

/** Empties tables, and what refers to them, under a running app: `truncate` may be the one that a deadlock ends. */
export async function emptyTables(database: TestDatabase, ...tables: string[]): Promise<void> {
  for (let left = 20; ; left--) {
    try {
      await database.query(`truncate ${tables.join(', ')} cascade`);
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== DEADLOCK || left === 0) throw error;
    }
  }
}
