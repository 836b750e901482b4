import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { ArticlePushes } from '@app/articles';
import { RemindersOut } from '@app/notifications';
import { QueueRuntime } from './queue-runtime.js';

/** Servers outside may be slow: what goes out to them has a queue of its own, so that no lead waits behind one. */
export const REMINDER_QUEUE = 'reminders';

/** ms between looks for what has to go out. */
const EVERY = 5_000;

/** Looks every few seconds for reminders and pushes to send; what waits is in the database, the queue keeps the order. */
@Injectable()
export class ReminderRuntime implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(
    private readonly pushes: ArticlePushes,
    private readonly queue: QueueRuntime,
    private readonly reminders: RemindersOut,
  ) {}

  onApplicationBootstrap(): void {
    const { queue } = this;
    queue.start({
      name: REMINDER_QUEUE,
      handler: 'send-reminder',
      concurrency: 1,
      stalledInterval: 10_000,
      work: async () => {
        await this.reminders.run();
        await this.pushes.run();
      },
    });
    queue.every(EVERY, 'looking for reminders', (into) => queue.hand(into, ['tick']));
  }

  onModuleDestroy(): Promise<void> {
    return this.queue.stop();
  }
}
