/** Gathers what is asked for while a batch runs; the next batch takes all of it. Each caller hears how its own batch ended. */
export class Batches<Item> {
  private readonly waiting: { item: Item; done: () => void; fail: (error: unknown) => void }[] = [];
  private running = false;

  /** @param most items of a batch */
  constructor(
    private readonly work: (items: Item[]) => Promise<void>,
    private readonly most: number,
  ) {}

  run(item: Item): Promise<void> {
    const ended = new Promise<void>((done, fail) => this.waiting.push({ item, done, fail }));
    if (!this.running) void this.drain();
    return ended;
  }

  private async drain(): Promise<void> {
    this.running = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, this.most);
      try {
        await this.work(batch.map(({ item }) => item));
        for (const { done } of batch) done();
      } catch (error) {
        for (const { fail } of batch) fail(error);
      }
    }
    this.running = false;
  }
}
