import type { INestApplicationContext } from '@nestjs/common';
import { Clock, Database, FirmSettings, Keyring, type Tx } from '@app/platform';
import { oneTimePassword } from '@app/users';
import type { DemoLogins } from './demo-logins.js';
import { demoPeople } from './demo-people.js';
import { DemoTime } from './demo-time.js';
import { loadArticles } from './load-articles.js';
import { loadFirm } from './load-firm.js';
import { loadLeads } from './load-leads.js';
import { loadListings } from './load-listings.js';
import { loadPeople } from './load-people.js';
import { markHandled } from './mark-handled.js';

const LOCK = 7_403_112_009;
const logins = demoPeople.map(({ email, name, role }) => ({ email, name, role }));

const isLoaded = async (tx: Tx): Promise<boolean> =>
  (await tx.query<unknown[]>(`select 1 from app_user where demo limit 1`)).length > 0;

/**
 * Loads the demo data in one transaction, as if the firm had worked for four months; nothing follows from it in the
 * queue. When it is there already, nothing changes.
 * @param app a context with the services of articles, listings, leads, matching, users
 * @param options.password for all demo logins; random unless given
 * @throws Conflict when a real account has the address of a demo login
 */
export async function loadDemo(app: INestApplicationContext, options: { password?: string }): Promise<DemoLogins> {
  const get = <T>(token: { prototype: T }): T => app.get<T>(token as never, { strict: false });
  const time = new DemoTime(get(Clock).now());
  return get(Database).transaction(async (tx) => {
    await tx.query(`select pg_advisory_xact_lock($1)`, [LOCK]);
    if (await isLoaded(tx)) return { password: null, logins };
    const password = options.password ?? oneTimePassword();
    const keyring = get(Keyring);
    const people = await loadPeople(tx, password);
    const articleIds = await loadArticles(tx, time);
    const listingIds = await loadListings({ app, tx, time });
    await loadLeads({ app, tx, time, keyring, ...people, articleIds, listingIds });
    await loadFirm(tx, get(FirmSettings));
    await markHandled(tx);
    return { password, logins };
  });
}
