import { setTimeout as sleep } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** ms in which what was already sent to a server that leaves still arrives and is answered. */
const LEAVING = 400;
const leaving = new WeakSet<object>();

/** While a server leaves, each answer asks its caller to come back on a new connection. To be called before it listens. */
export function askToReconnectWhenLeaving(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (leaving.has(fastify)) void reply.header('connection', 'close');
    done(null, payload);
  });
}

/**
 * Stops a server without breaking a request: whoever chose it a moment ago (a proxy, a browser on a kept connection) is
 * still answered, and nobody stays on a connection that is about to close.
 */
export async function stopServer(app: NestFastifyApplication): Promise<void> {
  leaving.add(app.getHttpAdapter().getInstance());
  await sleep(LEAVING);
  await app.close();
}
