import { hashPassword } from '@app/users';
import type { TestDatabase } from '../setup/test-database.js';
import { aTeam } from './a-team.js';
import { insertRow } from './insert-row.js';
import { unlike } from './unlike.js';

/** Hashed once a test file: argon2 is slow on purpose. */
export const PASSWORD = 'correct-horse-1';
let hash: Promise<string> | undefined;

export interface AUser {
  id: string;
  email: string;
  name: string;
  role: 'advisor' | 'manager' | 'admin';
  teamId: string;
  regions: string[];
  industries: string[];
  disabledAt: Date | null;
  onLeaveUntil: Date | null;
  mustChangePassword: boolean;
}

/** An advisor, in a team of their own unless `teamId` is given, who signs in with PASSWORD. */
export async function aUser(database: TestDatabase, user: Partial<AUser> = {}): Promise<AUser> {
  hash ??= hashPassword(PASSWORD);
  const number = unlike();
  return insertRow(database, 'app_user', {
    email: `user${number}@example.test`,
    name: `顾问${number}`,
    role: 'advisor',
    passwordHash: await hash,
    ...user,
    teamId: user.teamId ?? (await aTeam(database)).id,
  });
}
