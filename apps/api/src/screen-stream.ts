import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ScreenSignals } from '@app/notifications';
import { Sessions } from '@app/users';
import type { SignedInRequest } from './http/access.guard.js';

/** ms between heartbeats; each one also asks whether the session still stands. */
const BEAT = 15_000;

/**
 * Server-sent events: `lead` and `task` with a lead's id, `inquiry` for the boxes, `ping` to show that the line stands. What changed while the
 * line was down is found by reading anew, which the client does whenever it (re)connects.
 */
@Injectable()
export class ScreenStream implements OnModuleDestroy {
  private readonly open_ = new Set<() => void>();

  constructor(
    private readonly sessions: Sessions,
    private readonly signals: ScreenSignals,
  ) {}

  async open({ me, sessionToken, raw }: SignedInRequest, reply: FastifyReply): Promise<void> {
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      connection: 'keep-alive',
    });
    const write = (event: string, data: unknown): void => {
      reply.raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    };
    const stop = await this.signals.listen(me, ({ kind, leadId }) => write(kind, leadId ? { leadId } : {}));
    const beat = setInterval(() => void pulse(), BEAT);
    const close = (): void => {
      clearInterval(beat);
      stop();
      this.open_.delete(close);
      reply.raw.end();
    };
    const pulse = async (): Promise<void> => {
      const still = await this.sessions.find(sessionToken).catch(() => me);
      if (still && still.role === me.role && still.teamId === me.teamId) write('ping', {});
      else close();
    };
    this.open_.add(close);
    raw.on('close', close);
    write('ping', {});
  }

  onModuleDestroy(): void {
    for (const close of this.open_) close();
  }
}
