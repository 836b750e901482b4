import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { assertClock, ClockError, Database, LOGGER, type Logger, MOST_BESIDE } from '@app/platform';

/** ms between looks. */
const LOOK = 5_000;

/** No work by a wrong clock: the process does not start, no job begins after a jump, and the process is told of it. */
@Injectable()
export class ClockWatch implements OnModuleInit, OnModuleDestroy {
  private timer?: NodeJS.Timeout;
  /** ms between the clock and a time that never jumps, when the clock was last found right. */
  private right = drift();
  private looking?: Promise<void>;
  private tell: () => void = () => undefined;

  constructor(
    private readonly database: Database,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.check();
    this.timer = setInterval(() => void this.lookNow(), LOOK);
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /**
   * While it is looked at, the job waits and none is taken in its place: else a clock that jumped would put off to its own
   * time, in a moment, all that is in line.
   * @throws ClockError when the clock has jumped and is wrong
   */
  async assertSteady(): Promise<void> {
    if (this.isSteady()) return;
    await this.lookNow();
    if (!this.isSteady()) throw new ClockError('The clock of this machine has jumped.');
  }

  /** @param tell called while the clock is wrong */
  onWrong(tell: () => void): void {
    this.tell = tell;
  }

  private isSteady(): boolean {
    return Math.abs(drift() - this.right) <= MOST_BESIDE;
  }

  private lookNow(): Promise<void> {
    return (this.looking ??= this.look().finally(() => (this.looking = undefined)));
  }

  private async check(): Promise<void> {
    await assertClock(this.database);
    this.right = drift();
  }

  private async look(): Promise<void> {
    try {
      await this.check();
    } catch (error) {
      if (!(error instanceof ClockError)) return; // A database that is away is for others to say.
      this.logger.error(error.message);
      this.tell();
    }
  }
}

const drift = (): number => Date.now() - performance.now();
