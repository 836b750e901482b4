import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { ModelAsks } from '@app/articles';
import { QueueRuntime } from './queue-runtime.js';

/** A model takes its time: asking has a queue of its own, so that no lead and no other article waits behind it. */
const MODEL_QUEUE = 'models';

/** ms between looks for articles to ask about. */
const LOOK = 3000;

/** Asks the model that an administrator set up about articles on the desk. */
@Injectable()
export class ModelRuntime implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(
    private readonly asks: ModelAsks,
    private readonly queue: QueueRuntime,
  ) {}

  onApplicationBootstrap(): void {
    const { queue } = this;
    queue.start({
      name: MODEL_QUEUE,
      handler: 'ask-model',
      concurrency: 2,
      stalledInterval: 10_000,
      work: (articleId) => this.asks.run(articleId, queue.signal),
    });
    queue.every(LOOK, 'looking for articles to ask about', async (into) => queue.hand(into, await this.asks.due()));
  }

  onModuleDestroy(): Promise<void> {
    return this.queue.stop();
  }
}
