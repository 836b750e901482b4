import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import { fastify, type FastifyInstance, type FastifyRequest } from 'fastify';
import { QueueRoom } from '@app/platform';

/** Where the board answers. */
export const BOARD_PATH = '/api/queues';

export interface BoardAnswer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** Headers of an answer that are the outer server's own affair. */
const OWN = new Set(['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding']);

/**
 * bull-board, the queue library's own tool, on a server of its own that listens nowhere: requests come to it only through
 * our guard, so that every route it has, or gets with a new version, is closed to everybody but an administrator.
 */
@Injectable()
export class QueueBoard implements OnModuleDestroy {
  private server?: FastifyInstance;

  constructor(private readonly room: QueueRoom) {}

  async onModuleDestroy(): Promise<void> {
    await this.server?.close();
  }

  async answer({ method, url, body, headers }: FastifyRequest): Promise<BoardAnswer> {
    const server = (this.server ??= this.build());
    const { accept, 'content-type': type } = headers;
    const payload = body === undefined || body === null ? undefined : JSON.stringify(body);
    const answer = await server.inject({
      method: method as 'GET',
      url,
      payload,
      headers: { accept, ...(payload !== undefined && type ? { 'content-type': type } : {}) },
    });
    const kept = Object.entries(answer.headers).filter(([name, value]) => value !== undefined && !OWN.has(name));
    return {
      status: answer.statusCode,
      headers: Object.fromEntries(kept.map(([name, value]) => [name, String(value)])),
      body: answer.rawPayload,
    };
  }

  private build(): FastifyInstance {
    const adapter = new FastifyAdapter().setBasePath(BOARD_PATH);
    createBullBoard({
      queues: this.room.queues().map((queue) => new BullMQAdapter(queue)),
      serverAdapter: adapter,
      options: { uiConfig: { boardTitle: 'Plotline', hideRedisDetails: true } },
    });
    const server = fastify({ logger: false });
    void server.register(adapter.registerPlugin(), { prefix: BOARD_PATH });
    return server;
  }
}
