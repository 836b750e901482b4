import { normaliseCompanyName, shortCompanyName } from '@app/companies';
import type { TestDatabase } from '../setup/test-database.js';
import { insertRow } from './insert-row.js';
import { unlike } from './unlike.js';

export interface ACompany {
  id: string;
  name: string;
}

export async function aCompany(
  database: TestDatabase,
  { name = `云岭${unlike()}精密制造有限公司` } = {},
): Promise<ACompany> {
  return insertRow(database, 'company', {
    name,
    nameKey: normaliseCompanyName(name),
    shortName: shortCompanyName(name) || null,
  });
}
