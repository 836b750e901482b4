import { createQueue } from '@app/platform';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { setClock } from './set-clock.js';

describe('the clock of a queue', () => {
  let test: TestDatabase;
  let queue: ReturnType<typeof createQueue>;

  beforeEach(async () => {
    test = await createTestDatabase();
    queue = createQueue('ticks', { databaseUrl: test.url });
    queue.on('error', () => undefined);
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await queue.close();
    await test.drop();
  });

  const rhythm = { look: 5_000, sweep: 60_000 };
  const next = async () => Object.fromEntries((await queue.getJobSchedulers()).map((each) => [each.key, each.next!]));

  it('is set once, and what a lost queue lost of it is set again', async () => {
    await setClock(queue, rhythm, { anew: true });
    const first = await next();
    await setClock(queue, rhythm);
    expect(await next()).toEqual(first);
    await queue.removeJobScheduler('sweep');
    await setClock(queue, rhythm);
    expect(Object.keys(await next()).sort()).toEqual(['look', 'sweep']);
  });

  it('is set back when a clock that was a day ahead had set the next tick', async () => {
    const now = Date.now.bind(Date);
    jest.spyOn(Date, 'now').mockImplementation(() => now() + 86_400_000);
    await setClock(queue, { look: 5_000 }, { anew: true });
    jest.restoreAllMocks();
    await queue.upsertJobScheduler('look', { every: 5_000 }, { name: 'look' });
    expect((await next()).look! - Date.now()).toBeGreaterThan(80_000_000);
    await setClock(queue, { look: 5_000 });
    expect((await next()).look! - Date.now()).toBeLessThanOrEqual(5_000);
  });
});
