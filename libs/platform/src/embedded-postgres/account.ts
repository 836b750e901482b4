import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { CannotStart } from './cannot-start.js';

/** The user that Postgres runs under; undefined when it runs under our own. */
export interface Account {
  uid: number;
  gid: number;
}

const idOf = (flag: '-u' | '-g', user: string): number | undefined => {
  const { status, stdout } = spawnSync('id', [flag, user], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const id = Number.parseInt(stdout ?? '', 10);
  return status === 0 && Number.isInteger(id) && id > 0 && id < 2 ** 31 ? id : undefined;
};

function existingUser(): Account | undefined {
  for (const user of ['postgres', '_postgres', 'nobody']) {
    const uid = idOf('-u', user);
    const gid = idOf('-g', user);
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  return undefined;
}

function ownerOf(cluster: string): Account | undefined {
  try {
    const { uid, gid } = statSync(cluster);
    return uid > 0 ? { uid, gid } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Postgres refuses root, so root hands it to the owner of an existing cluster, else to an unprivileged user that the
 * system has already. No user is created.
 * @param cluster folder of the cluster, which need not exist yet.
 */
export function databaseAccount(cluster: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const account = ownerOf(cluster) ?? existingUser();
  if (account) return account;
  throw new CannotStart(
    'The embedded Postgres refuses root and this system has neither a postgres nor a nobody user: start as an ordinary user, or set DATABASE_URL.',
  );
}

/** Whether the account can enter the folder, tried as that account because permissions, ACLs and mounts all count. */
export function canEnter(folder: string, account: Account | undefined): boolean {
  const { status } = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...account, cwd: '/', stdio: 'ignore' });
  return status === 0;
}
