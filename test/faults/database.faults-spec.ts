/** A database that is slow, deaf, rude, or away for a while: what visitors see of it, and that nothing is lost. */
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../support/until.js';
import { Figures } from './figures.js';
import { HOUR, pick, seconds } from './length.js';
import { System } from './system.js';
import { type Plan, underLoad } from './under-load.js';
import { visit } from './visitors.js';

const figures = new Figures();

describe('an acknowledged inquiry', () => {
  let system: System;

  beforeAll(async () => {
    system = await System.start({ proxy: true });
  }, 300_000);
  afterAll(async () => {
    figures.print();
    await system?.stop();
  }, 120_000);

  const under = (plan: Plan, strike: (turn: number) => Promise<unknown>) => underLoad(system, figures, plan, strike);

  /** Seconds from inquiry to lead of the next so many, sent one after the other; nineteen of twenty were quicker. */
  async function pickup(inquiries: number): Promise<number> {
    const [{ since }] = (await system.database.query<{ since: string }>(`select now()::text as since`)) as [
      { since: string },
    ];
    await visit(system.where, system.ledger, { inquiries, visitors: 1, pause: 150 });
    expect(await system.settle()).toMatchObject({ lost: 0, doubled: 0, unread: 0, idle: 0, twice: 0 });
    const [row] = await system.database.query<{ p95: number }>(
      `select percentile_cont(0.95) within group (order by extract(epoch from event.at - inquiry.created_at))::float8 as p95
       from inquiry join event on event.lead_id = inquiry.lead_id and event.type = 'lead.opened' where inquiry.created_at >= $1`,
      [since],
    );
    return row!.p95;
  }

  it(
    'F8: outlives it that all sessions are ended again and again, and the first visitor after a restart is served',
    async () => {
      await under({ fault: 'all sessions ended', times: pick(5, 30), inquiries: pick(100, 1500) }, async () => {
        await system.database.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'`,
        );
        await sleep(2000);
      });
      system.postgres.kill();
      for (const path of ['/news', '/listings', '/nowhere']) {
        const page = await fetch(system.where() + path, { signal: AbortSignal.timeout(seconds(15) * 1000) });
        expect(page.status).toBe(path === '/nowhere' ? 404 : 503);
        expect(await page.text()).toContain('</html>');
      }
      await system.ensurePostgres();
      const back = Date.now();
      await visit(system.where, system.ledger, { inquiries: 1 });
      expect(Date.now() - back).toBeLessThan(seconds(5) * 1000);
      expect(system.ended).toEqual([]);
      expect(system.output).not.toMatch(/unhandled/i);
    },
    HOUR,
  );

  it(
    'F9: is picked up within two seconds after a restart, with every LISTEN line dead without a word, and without NOTIFY',
    async () => {
      await system.killPostgres();
      expect(await pickup(pick(20, 50))).toBeLessThan(seconds(2));
      // Two workers, each with one for the outbox and one for the queue.
      await until(() => system.proxy!.listeners >= 4, { for: 'everybody to listen again', ms: 60_000 });
      system.proxy!.silenceListeners();
      expect(await pickup(pick(20, 100))).toBeLessThan(seconds(2));
      await until(() => system.output.includes('the line for wake-ups is dead'), {
        for: 'the dead line to be noticed',
        ms: 60_000,
      });
      system.proxy!.dropNotices = true;
      expect(await pickup(pick(20, 100))).toBeLessThan(seconds(2));
      system.proxy!.dropNotices = false;
    },
    HOUR,
  );

  it(
    'F10: is accepted or answered with 503 in bounded time by a database that is slow, or says nothing',
    async () => {
      const proxy = system.proxy!;
      for (const delay of [50, 200, 1000]) {
        [proxy.delay, proxy.jitter] = [delay, delay / 3];
        const inquiries = Math.ceil(pick(6_000, 60_000) / (delay + 100));
        const heal = (): void => void ([proxy.delay, proxy.jitter] = [0, 0]);
        const sent = await under({ fault: `database ${delay} ms slower`, times: 1, inquiries, heal }, () =>
          Promise.resolve(),
        );
        expect(sent.longest).toBeLessThan(12_000);
      }
      const sent = await under({ fault: 'database silent for 10 s', times: 2, inquiries: 30 }, async (turn) => {
        proxy.silent = true;
        // The visitors of the second half write only now, so each of them meets the silence.
        if (turn === 0) return;
        await sleep(10_000);
        proxy.silent = false;
      });
      expect(sent).toMatchObject({ unanswered: 0 });
      expect(sent.refused).toBeGreaterThan(0);
      expect(sent.longest).toBeLessThan(12_000);
      expect(system.ended).toEqual([]);
    },
    HOUR,
  );

  it(
    'F11: is there once when connections to the database are reset in the midst of it',
    async () => {
      let resets = 0;
      const plan = { fault: '5 % of database connections reset', times: pick(60, 800), inquiries: pick(300, 4000) };
      await under(plan, async () => {
        resets += await until(() => system.proxy!.reset(0.05) || undefined, { for: 'a line to reset', every: 5 });
        await sleep(50);
      });
      expect(resets).toBeGreaterThanOrEqual(plan.times);
      expect(system.ended).toEqual([]);
      expect(system.output).not.toMatch(/unhandled/i);
    },
    HOUR,
  );
});
