import pg from 'pg';

/**
 * Statements that giving many waiting leads away takes, for each; counted as this process sends them.
 * @param load a file under dist/
 */
export async function bulkAssignment(load, url, client, count) {
  await client.query(
    `update lead set owner_id = null, waiting_since = now() where id in (select id from lead order by created_at limit $1)`,
    [count],
  );
  const { Clock, Database } = await load('libs/platform/src/index.js');
  const { createDataSource } = await load('libs/platform/src/data-source.js');
  const { Events } = await load('libs/audit/src/index.js');
  const { Assignments, LadderSettings, OfficeCalendar, RoutingSettings } = await load('libs/tasks/src/index.js');
  const { RoutingFacts } = await load('libs/tasks/src/routing/routing-facts.js');
  const source = await createDataSource(url).initialize();
  const database = new Database(source);
  const events = new Events({ send: () => undefined });
  const calendar = new OfficeCalendar(database);
  const facts = new RoutingFacts(calendar, new Clock(), database, new LadderSettings(calendar, new Clock(), database));
  const { query } = pg.Client.prototype;
  let statements = 0;
  pg.Client.prototype.query = function (...given) {
    statements++;
    return query.apply(this, given);
  };
  try {
    const given = await new Assignments(database, events, facts, new RoutingSettings(database, events)).drain();
    if (given !== count) throw new Error(`bulk assignment gave ${given} of ${count} leads away`);
    return statements / count;
  } finally {
    pg.Client.prototype.query = query;
    await source.destroy();
  }
}
