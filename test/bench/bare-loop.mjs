import pg from 'pg';

/** Every table that an inquiry leaves rows in, referred-to ones first. */
const TABLES = [
  'company',
  'contact',
  'lead',
  'lead_contact',
  'inquiry',
  'event',
  'handled',
  'match',
  'assignment',
  'task',
  'notification',
];

/** The same rows of as many leads, one transaction a lead, prepared once a connection. @returns leads a second */
export async function bareLoop(url, client, count, connections) {
  await client.query('create schema bare');
  for (const table of TABLES)
    await client.query(`create table bare.${table} (like public.${table} including all excluding identity)`);
  const columns = {};
  for (const table of TABLES) {
    const { rows } = await client.query(
      `select column_name as name from information_schema.columns
       where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
      [table],
    );
    columns[table] = rows.map(({ name }) => `"${name}"`).join(', ');
  }
  const ownRows = {
    company: 'id in (select company_id from lead where id = $1)',
    contact: 'id in (select contact_id from lead_contact where lead_id = $1)',
    lead: 'id = $1',
    event: 'lead_id = $1 or subject_id in (select id from inquiry where lead_id = $1)',
    handled:
      'event_id in (select id from event where lead_id = $1 or subject_id in (select id from inquiry where lead_id = $1))',
  };
  const { rows: leads } = await client.query('select id from lead order by created_at desc limit $1', [count]);
  const work = [];
  for (const { id } of leads) {
    const parts = [];
    for (const table of TABLES) {
      const where = ownRows[table] ?? 'lead_id = $1';
      const { rows } = await client.query(`select row_to_json(x) as row from public.${table} as x where ${where}`, [
        id,
      ]);
      if (rows.length > 0) parts.push([table, JSON.stringify(rows.map(({ row }) => row))]);
    }
    work.push(parts);
  }
  const pool = new pg.Pool({ connectionString: url, max: connections });
  const from = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const connection = await pool.connect();
      for (let parts = work.pop(); parts; parts = work.pop()) {
        await connection.query('begin');
        for (const [table, rows] of parts) {
          const text = `insert into bare.${table} (${columns[table]}) select ${columns[table]} from json_populate_recordset(null::bare.${table}, $1) on conflict do nothing`;
          await connection.query({ name: table, text, values: [rows] });
        }
        await connection.query('commit');
      }
      connection.release();
    }),
  );
  const rate = (leads.length / (performance.now() - from)) * 1000;
  await pool.end();
  await client.query('drop schema bare cascade');
  return rate;
}
