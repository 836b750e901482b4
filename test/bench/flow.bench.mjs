/**
 * How many inquiries a second come all the way: received by the site over HTTP, read, matched, given to an advisor, with
 * the first call due; and how long one takes at half the rate that we want (60/s on Postgres, 100/s on Redis). Beside it, in
 * the same run and on the same Postgres, a bare SQL loop that writes the same rows, one transaction a lead, and what giving
 * away leads in bulk takes. Site and worker are processes of their own; the processor time of each is told too, for it
 * depends least on what else the machine does. Reads dist/, takes about three minutes:
 *   npm run bench:flow -- [--leads 1200] [--backends postgres,redis] [--listings 2000] [--seconds 10] [--workers 1] [--warm 900]
 * Starts a Postgres (settings of the embedded one, fsync on) and a Redis (everything appended to disk) of its own.
 */
import { parseArgs } from 'node:util';
import { startPostgres } from '../setup/postgres.mjs';
import { bareLoop } from './bare-loop.mjs';
import { bulkAssignment } from './bulk-assignment.mjs';
import { load, SETTINGS, startFlowSystem } from './flow-system.mjs';
import { burst, CONNECTIONS, one, steady } from './flow-visitors.mjs';
import { processorTime } from './processor-time.mjs';

const { values } = parseArgs({
  options: {
    leads: { type: 'string', default: '1200' },
    listings: { type: 'string', default: '2000' },
    backends: { type: 'string', default: 'postgres,redis' },
    seconds: { type: 'string', default: '10' },
    warm: { type: 'string', default: '900' },
    workers: { type: 'string', default: '1' },
  },
});

const [LEADS, LISTINGS, SECONDS, WARM, WORKERS] = [
  values.leads,
  values.listings,
  values.seconds,
  values.warm,
  values.workers,
].map(Number);
/** Leads a second that we want. */
const WANTED = { postgres: 60, redis: 100 };

async function measure(postgres, backend) {
  const system = await startFlowSystem(postgres, backend, { listings: LISTINGS, workers: WORKERS });
  const { client, url, pids } = system;
  try {
    await burst(system, WARM);
    const own = () => (process.cpuUsage().user + process.cpuUsage().system) / 1000;
    const cpu = () => [...Object.entries(pids).map(([name, pid]) => [name, processorTime(pid)]), ['visitors', own()]];
    const before = Object.fromEntries(cpu());
    const { rate, intake } = await burst(system, LEADS);
    const used = cpu().map(([name, ms]) => `${name} ${((ms - before[name]) / LEADS).toFixed(1)}`);
    const { p50, p95 } = await steady(system, WANTED[backend] / 2, SECONDS);
    await system.stopServers();
    const statements = await bulkAssignment(load, url, client, 200);
    const loop = await bareLoop(url, client, Math.min(LEADS, 1000), CONNECTIONS);
    const lost = await one(
      client,
      `select (select count(*)::int from inquiry where lead_id is null) as unread,
         (select count(*)::int from lead where not exists (select from task where lead_id = lead.id)) as idle,
         (select count(*)::int from (select lead_id from task where kind = 'first_call' group by 1 having count(*) > 1) as d) as doubled`,
    );
    console.log(
      `${backend.padEnd(8)} ${rate.toFixed(0)} leads/s all the way (received ${intake.toFixed(0)}/s), ` +
        `p50 ${p50} ms, p95 ${p95} ms at ${WANTED[backend] / 2}/s; bare SQL loop ${loop.toFixed(0)}/s, share ${(rate / loop).toFixed(2)}; ` +
        `processor ms a lead: ${used.join(', ')}; statements a lead in bulk assignment ${statements.toFixed(2)}; ` +
        `inquiries without lead ${lost.unread}, leads without task ${lost.idle}, doubled ${lost.doubled}`,
    );
  } finally {
    await system.stop();
  }
}

const postgres = await startPostgres({ settings: SETTINGS });
try {
  for (const backend of values.backends.split(',')) await measure(postgres, backend);
} finally {
  postgres.stop();
}
