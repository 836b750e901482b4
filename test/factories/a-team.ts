import type { TestDatabase } from '../setup/test-database.js';
import { insertRow } from './insert-row.js';
import { unlike } from './unlike.js';

export interface ATeam {
  id: string;
  name: string;
  parentId: string | null;
}

export const aTeam = (database: TestDatabase, team: Partial<ATeam> = {}): Promise<ATeam> =>
  insertRow(database, 'team', { name: `招商${unlike()}组`, ...team });
