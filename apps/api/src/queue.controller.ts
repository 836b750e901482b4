import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Events, FailedJobs, Handled, Outbox, OUTBOX_CHANNEL } from '@app/audit';
import { Database, QueueRoom, type Tx, WakeUps } from '@app/platform';
import { Can, type Me } from '@app/users';
import { PageQuery } from './dto/page.dto.js';
import { FailedJobChoice, FailedJobPage, FailedJobsDone, PauseQueue, QueueRoomView } from './dto/queue.dto.js';
import { SignedInUser } from './http/signed-in-user.js';

/** The machine room: queues, how far the flow is behind, and what failed for good. */
@ApiTags('queue')
@Controller('api/v1/queue')
export class QueueController {
  constructor(
    private readonly database: Database,
    private readonly events: Events,
    private readonly failedJobs: FailedJobs,
    private readonly handled: Handled,
    private readonly outbox: Outbox,
    private readonly room: QueueRoom,
    private readonly wakeUps: WakeUps,
  ) {}

  @Can('queue.manage')
  @Get()
  async read(): Promise<QueueRoomView> {
    const [queues, lag, beat, failed] = await Promise.all([
      this.room.states(),
      this.outbox.lag(),
      this.handled.lastBeat(),
      this.failedJobs.count(),
    ]);
    const health = {
      undelivered: lag.waiting,
      oldestUndeliveredMs: lag.oldestMs,
      undone: beat?.undone ?? null,
      oldestUndoneAt: beat?.oldestAt ?? null,
      lookedAt: beat?.at ?? null,
    };
    return { queues, health, failed };
  }

  /** Nothing is lost while a queue is paused: what comes waits. */
  @Can('queue.manage')
  @Put(':name')
  @HttpCode(204)
  async pause(@SignedInUser() me: Me, @Param('name') name: string, @Body() { paused }: PauseQueue): Promise<void> {
    await this.room.setPaused(name, paused);
    await this.said(me, paused ? 'queue.paused' : 'queue.resumed', { name });
  }

  @Can('queue.manage')
  @Get('failed')
  failed(@Query() { cursor, limit }: PageQuery): Promise<FailedJobPage> {
    return this.failedJobs.list(cursor, limit);
  }

  @Can('queue.manage')
  @Post('failed/retry')
  @HttpCode(200)
  async retry(@SignedInUser() me: Me, @Body() { ids }: FailedJobChoice): Promise<FailedJobsDone> {
    const done = await this.change(me, 'queue.retried', (tx) => this.failedJobs.retry(tx, ids ?? null));
    this.wakeUps.send(OUTBOX_CHANNEL);
    return done;
  }

  @Can('queue.manage')
  @Post('failed/dismiss')
  @HttpCode(200)
  dismiss(@SignedInUser() me: Me, @Body() { ids }: FailedJobChoice): Promise<FailedJobsDone> {
    return this.change(me, 'queue.dismissed', (tx) => this.failedJobs.dismiss(tx, ids ?? null));
  }

  private change(me: Me, type: string, work: (tx: Tx) => Promise<number>): Promise<FailedJobsDone> {
    return this.database.transaction(async (tx) => {
      const count = await work(tx);
      await this.events.record(tx, { type, actorId: me.id, data: { count } });
      return { count };
    });
  }

  private async said(me: Me, type: string, data: Record<string, unknown>): Promise<void> {
    await this.database.transaction((tx) => this.events.record(tx, { type, actorId: me.id, data }));
  }
}
