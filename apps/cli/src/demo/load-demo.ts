import type { INestApplicationContext } from '@nestjs/common';
import { Clock, Database, FirmSettings, Keyring, type Tx } from '@app/platform';
import { oneTimePassword } from '@app/users';
import type { DemoLogins } from './demo-logins.js';
import { DemoTime } from './demo-time.js';
import { loadArticles } from './load-articles.js';
import { loadAttribution } from './load-attribution.js';
import { loadInbox } from './load-inbox.js';
import { loadFirm } from './load-firm.js';
import { loadLeads } from './load-leads.js';
import { loadListings } from './load-listings.js';
import { loadPhotos } from './load-photos.js';
import { loadPeople } from './load-people.js';
import { loadRules } from './load-rules.js';
import { loadService } from './load-service.js';
import { loadShares } from './load-shares.js';
import { loadSources } from './load-sources.js';
import { markHandled } from './mark-handled.js';

const LOCK = 7_403_112_009;

/** Nobody when the demo data is not there. */
const loadedLogins = (tx: Tx): Promise<DemoLogins['logins']> =>
  tx.query(`select email, name, role from app_user where demo order by role, email`);

/**
 * Loads the demo data in one transaction, as if the firm had worked for four months; nothing follows from it in the
 * queue. When it is there already, nothing changes.
 * @param app a context with the services of articles, listings, leads, matching, users
 * @param options.password for all demo logins; random unless given
 * @throws Conflict when a real account has the address of a demo advisor
 */
export async function loadDemo(app: INestApplicationContext, options: { password?: string }): Promise<DemoLogins> {
  const get = <T>(token: { prototype: T }): T => app.get<T>(token as never, { strict: false });
  const time = new DemoTime(get(Clock).now());
  return get(Database).transaction(async (tx) => {
    await tx.query(`select pg_advisory_xact_lock($1)`, [LOCK]);
    const loaded = await loadedLogins(tx);
    if (loaded.length > 0) return { password: null, logins: loaded };
    const password = options.password ?? oneTimePassword();
    const keyring = get(Keyring);
    const { people, ...staff } = await loadPeople(tx, password);
    const articleIds = await loadArticles(tx, time);
    await loadSources(tx, time);
    const listingIds = await loadListings({ app, tx, time });
    await loadPhotos(tx, listingIds);
    const rules = await loadRules(tx, staff);
    const world = { app, tx, time, keyring, ...staff, rules, articleIds, listingIds };
    await loadLeads(world);
    await loadShares(world);
    await loadService(world);
    await loadAttribution(world);
    await loadInbox(app, tx, time);
    await loadFirm(tx, get(FirmSettings));
    await markHandled(tx);
    return { password, logins: people.map(({ email, name, role }) => ({ email, name, role })) };
  });
}
