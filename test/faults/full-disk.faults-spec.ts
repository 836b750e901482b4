/** F16: the disk of the database is full. */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from '../support/client.js';
import { inquiryWords } from '../support/inquiry-words.js';
import { Figures } from './figures.js';
import { seconds } from './length.js';
import { mountSmallDisk, type SmallDisk } from './small-disk.js';
import { until } from '../support/until.js';
import { System } from './system.js';
import { underLoad } from './under-load.js';

/** A mount needs root; with CI=true it must be possible. */
const disk: SmallDisk | undefined = mountSmallDisk(220);
const itOrSkip = disk || process.env.CI === 'true' ? it : it.skip;

describe('a full disk', () => {
  const figures = new Figures();
  let system: System | undefined;

  beforeAll(async () => {
    if (!disk) return;
    const settings = ['max_wal_size=64MB', 'min_wal_size=32MB', 'wal_recycle=off'];
    system = await System.start({ base: disk.folder, settings, sites: 1, workers: 1 });
  }, 300_000);
  afterAll(async () => {
    figures.print();
    await system?.stop();
    disk?.remove();
  }, 120_000);

  itOrSkip(
    'F16: is answered with 503 at once, loses nothing that was acknowledged, and is over when there is room',
    async () => {
      const running = system!;
      const plan = { fault: 'disk of Postgres full', times: 2, inquiries: 120, pause: 120 };
      let accepted: string[] = [];
      const sent = await underLoad(running, figures, plan, async (turn) => {
        if (turn === 0) {
          disk!.fill();
          const refusal = await untilRefused(running);
          expect(refusal.status).toBe(503);
          return void ({ accepted } = refusal);
        }
        // The visitors of the second half write only now, while there is no room, whatever Postgres clears away.
        for (const from = Date.now(); Date.now() - from < 3000; await sleep(50)) disk!.fill();
        disk!.free();
        await running.ensurePostgres();
        const back = Date.now();
        const post = () => new Client(running.where()).post('/inquiries', { json: inquiryWords({ company: '' }) });
        await until(async () => (await post()).status === 201, { for: 'the first yes', ms: 60_000 });
        expect(Date.now() - back).toBeLessThan(seconds(5) * 1000);
        const kept = await running.database.query(`select from inquiry where ref = any($1)`, [accepted]);
        expect(kept).toHaveLength(accepted.length);
      });
      expect(sent.refused).toBeGreaterThan(0);
      expect(sent.unanswered).toBe(0);
      expect(sent.longest).toBeLessThan(10_000);
      expect(running.ended).toEqual([]);
    },
    300_000,
  );

  /** Fills what little room is left with words that do not compress, until one is refused. */
  async function untilRefused(running: System): Promise<{ status: number; accepted: string[] }> {
    const accepted: string[] = [];
    const visitor = new Client(running.where());
    for (let n = 0; ; n++) {
      const need = `租厂房3000平 ${randomBytes(700).toString('base64')}`;
      const json = inquiryWords({ need, phone: `1370${String(9_000_000 + n)}`, company: '' });
      const { status, body } = await visitor.post<{ ref: string }>('/inquiries', { json });
      if (status !== 201) return { status, accepted };
      accepted.push(body.ref);
      disk!.fill();
    }
  }
});
