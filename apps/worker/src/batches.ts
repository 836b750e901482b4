/** Gathers what is asked for while a batch runs; the next batch takes all of it. Each caller hears how its own batch ended. */
export class Batches<Item> {
  private readonly waiting: { item: Item; done: () => void; fail: (error: unknown) => void }[] = [];
  private running: Promise<void> | undefined;
  private endPause: () => void = () => undefined;

  /**
   * @param most items of a batch
   * @param pause ms that a batch waits for others to join, unless it is full before
   */
  constructor(
    private readonly work: (items: Item[]) => Promise<void>,
    private readonly most: number,
    private readonly pause = 0,
  ) {}

  /** Whether more wait than the next batch takes. */
  get crowded(): boolean {
    return this.waiting.length > this.most;
  }

  run(item: Item): Promise<void> {
    const ended = new Promise<void>((done, fail) => this.waiting.push({ item, done, fail }));
    if (this.full) this.endPause();
    this.running ??= this.drain();
    return ended;
  }

  /** Resolves when nothing is left to do. */
  async settled(): Promise<void> {
    await this.running;
  }

  private get full(): boolean {
    return this.waiting.length >= this.most;
  }

  private async othersJoin(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((end) => {
      this.endPause = end;
      timer = setTimeout(end, this.pause);
    });
    clearTimeout(timer);
  }

  private async drain(): Promise<void> {
    while (this.waiting.length > 0) {
      if (this.pause > 0 && !this.full) await this.othersJoin();
      const batch = this.waiting.splice(0, this.most);
      try {
        await this.work(batch.map(({ item }) => item));
        for (const { done } of batch) done();
      } catch (error) {
        for (const { fail } of batch) fail(error);
      }
    }
    this.running = undefined;
  }
}
