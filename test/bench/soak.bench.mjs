/**
 * Whether anything leaks: visitors come at half the rate that we want (row L6), and each minute is noted what the heaps
 * of site and worker hold after a collection, in MB, with their resident memory, open files and sockets, and database
 * connections; at the end how each grew in the second half, a line through its minutes. Reads dist/; as long as it is told:
 *   npm run bench:soak -- [--minutes 60] [--backend redis] [--rate 50] [--listings 2000]
 */
import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startPostgres } from '../setup/postgres.mjs';
import { SETTINGS, startFlowSystem } from './flow-system.mjs';
import { one, steady } from './flow-visitors.mjs';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    backend: { type: 'string', default: 'redis' },
    rate: { type: 'string', default: '50' },
    listings: { type: 'string', default: '2000' },
  },
});
const [MINUTES, RATE, LISTINGS] = [values.minutes, values.rate, values.listings].map(Number);

/** Resident memory of a process in MB. */
const memory = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
const handles = (pid) => readdirSync(`/proc/${pid}/fd`).length;

async function look({ client, heaps, pids }) {
  const heap = await heaps();
  const { n } = await one(client, `select count(*)::int as n from pg_stat_activity where datname = current_database()`);
  return {
    siteHeap: heap.site / 1e6,
    workerHeap: heap.worker / 1e6,
    siteMb: memory(pids.site),
    workerMb: memory(pids.worker),
    siteHandles: handles(pids.site),
    workerHandles: handles(pids.worker),
    connections: n,
  };
}

/** Least squares. @returns growth an hour of figures that are a minute apart */
function growth(figures) {
  const middle = (figures.length - 1) / 2;
  const mean = figures.reduce((sum, each) => sum + each, 0) / figures.length;
  const up = figures.reduce((sum, each, at) => sum + (at - middle) * (each - mean), 0);
  return (up / figures.reduce((sum, _, at) => sum + (at - middle) ** 2, 0)) * 60;
}

const postgres = await startPostgres({ settings: SETTINGS });
try {
  const system = await startFlowSystem(postgres, values.backend, { listings: LISTINGS });
  const looks = [];
  try {
    for (let minute = 1; minute <= MINUTES; minute++) {
      const { p95 } = await steady(system, RATE, 60);
      const now = await look(system);
      looks.push(now);
      const told = Object.entries(now).map(([name, figure]) => `${name} ${figure.toFixed(1).replace('.0', '')}`);
      console.log(`minute ${minute}: p95 ${p95} ms, ${told.join(', ')}`);
    }
  } finally {
    await system.stop();
  }
  const half = looks.slice(Math.floor(looks.length / 2));
  if (half.length > 2)
    for (const name of Object.keys(half[0]))
      console.log(`${name} ${growth(half.map((each) => each[name])).toFixed(1)} an hour`);
} finally {
  postgres.stop();
}
