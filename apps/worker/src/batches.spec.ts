import { Batches } from './batches.js';

describe('work in batches', () => {
  /** Batches that end when the test says so. */
  function held(most: number) {
    const begun: { items: number[]; end: (error?: Error) => void }[] = [];
    const work = (items: number[]) =>
      new Promise<void>((done, fail) => begun.push({ items, end: (error) => (error ? fail(error) : done()) }));
    return { begun, batches: new Batches(work, most) };
  }

  it('begins at once, and takes together what is asked for meanwhile', async () => {
    const { begun, batches } = held(3);
    const all = [1, 2, 3, 4, 5].map((item) => batches.run(item));
    expect(begun.map(({ items }) => items)).toEqual([[1]]);
    begun[0]!.end();
    await all[0];
    expect(begun[1]!.items).toEqual([2, 3, 4]);
    begun[1]!.end();
    await Promise.all(all.slice(0, 4));
    expect(begun[2]!.items).toEqual([5]);
    begun[2]!.end();
    await all[4];
    const late = batches.run(6);
    expect(begun[3]!.items).toEqual([6]);
    begun[3]!.end();
    await late;
  });

  it('waits a moment for others to join, and says when nothing is left', async () => {
    const worked: number[][] = [];
    const batches = new Batches<number>((items) => Promise.resolve(void worked.push(items)), 3, 20);
    await batches.settled();
    void batches.run(1);
    await new Promise((done) => setTimeout(done, 5));
    void batches.run(2);
    expect(worked).toEqual([]);
    await batches.settled();
    expect(worked).toEqual([[1, 2]]);
    void batches.run(3);
    await batches.settled();
    expect(worked.at(-1)).toEqual([3]);
  });

  it('waits no longer once a batch is full', async () => {
    const worked: number[][] = [];
    const batches = new Batches<number>((items) => Promise.resolve(void worked.push(items)), 3, 60_000);
    const all = [1, 2, 3].map((item) => batches.run(item));
    expect(batches.crowded).toBe(false);
    all.push(...[4, 5, 6].map((item) => batches.run(item)));
    expect(batches.crowded).toBe(true);
    await Promise.all(all);
    expect(worked).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
  });

  it('tells those of a batch that failed, and goes on with the others', async () => {
    const { begun, batches } = held(2);
    const all = [1, 2, 3, 4].map((item) => batches.run(item));
    const ends = Promise.allSettled(all);
    begun[0]!.end();
    await all[0];
    begun[1]!.end(new Error('no database'));
    await expect(all[1]).rejects.toThrow('no database');
    begun[2]!.end();
    expect((await ends).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
  });
});
