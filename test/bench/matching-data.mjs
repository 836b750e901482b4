/** The rows of the matching bench: fixed seed; few counties hold most of them, sizes are log-normal, figures left out as in life. */
const BATCH = 5000;
/** Needs of leads that differ: each is matched for real before a listing comes. */
const DIFFERENT = 5000;
const KEPT = 20;

/** @param fixtures of libs/matching: realisticListing, realisticNeed, seeded */
export function matchingData(client, { realisticListing, realisticNeed, seeded }) {
  /** Adds many rows the quick way: indexes are made anew behind them. */
  async function inBulk(table, work) {
    const { rows: indexes } = await client.query(
      `select indexname, indexdef from pg_indexes join pg_class on relname = indexname
         join pg_index on indexrelid = pg_class.oid where tablename = $1 and not indisunique`,
      [table],
    );
    for (const { indexname } of indexes) await client.query(`drop index ${indexname}`);
    await work();
    for (const { indexdef } of indexes) await client.query(indexdef);
    await client.query(`vacuum analyze ${table}`);
  }

  /** Sends rows to a statement batch by batch; the next are made while Postgres works on the last. */
  async function send(from, to, make, statement) {
    let running;
    for (let at = from; at < to; at += BATCH) {
      const rows = Array.from({ length: Math.min(BATCH, to - at) }, (_, i) => make(at + i));
      const text = JSON.stringify(rows);
      await running;
      running = client.query(statement, [text, at]);
    }
    await running;
  }

  const addListings = (from, to) => {
    const random = seeded(from + 1);
    return inBulk('listing', () =>
      send(
        from,
        to,
        (number) => realisticListing(random, number),
        `insert into listing (ref, kind, title, region, status, facts, published_at)
         select facts ->> 'ref', facts ->> 'kind', facts ->> 'title', facts ->> 'region', facts ->> 'status', facts, now()
         from jsonb_array_elements($1::jsonb) as facts where $2::int >= 0`,
      ),
    );
  };

  /** Needs of the leads: so many different ones, each asked by as many leads as it takes. */
  const leadNeeds = (count) => {
    const random = seeded(99);
    const reach = () => (random() < 0.6 ? 'county' : random() < 0.8 ? 'city' : 'anywhere');
    return Array.from({ length: Math.min(count, DIFFERENT) }, () => realisticNeed(random, reach()));
  };

  async function addLeads(needs, count) {
    await inBulk('lead', () =>
      send(
        0,
        count,
        (number) => needs[number % needs.length],
        `insert into lead (ref, source_kind, need) select 'B-' || ($2 + place - 1), 'site', need
         from jsonb_array_elements($1::jsonb) with ordinality as one (need, place)`,
      ),
    );
    await client.query(`create temp table asked as select id, substr(ref, 3)::int % ${needs.length} as need from lead`);
    await client.query('create index on asked (need)');
    await client.query('analyze asked');
  }

  async function addMatchesOf(number, found, judge, coming) {
    const last = found[KEPT - 1];
    if (last)
      await client.query(`insert into match_floor select id, $2, $3, $4 from asked where need = $1`, [
        number,
        last.id,
        last.match.score,
        last.listing.verified_on ?? '',
      ]);
    const enters = coming.some((listing) => {
      const { verdict, score } = judge(listing);
      return verdict !== 'no' && (!last || score >= last.match.score);
    });
    if (!enters || found.length === 0) return;
    await client.query(
      `insert into match (lead_id, listing_id, score, verdict, criteria)
       select asked.id, one.id, one.score, one.verdict, one.criteria
       from asked, jsonb_to_recordset($2::jsonb) as one (id uuid, score float8, verdict text, criteria jsonb) where asked.need = $1`,
      [number, JSON.stringify(found.map(({ id, match }) => ({ id, ...match })))],
    );
  }

  /**
   * What leads have before a listing comes: their best 20, found by the search itself, once for each different need. The
   * last of a full list is stored for all leads, the list itself where one of `coming` can get into it: nothing else is read.
   */
  async function addMatches(best, needs, coming, compileNeed) {
    await client.query('alter table match disable trigger user');
    const left = needs.entries();
    // Two at once: one is searched while the other is stored.
    const work = async () => {
      for (const [number, need] of left) await addMatchesOf(number, await best(need), compileNeed(need).judge, coming);
    };
    await Promise.all([work(), work()]);
    await client.query('alter table match enable trigger user');
    for (const table of ['match', 'match_floor']) await client.query(`vacuum analyze ${table}`);
  }

  return { addListings, leadNeeds, addLeads, addMatches };
}
