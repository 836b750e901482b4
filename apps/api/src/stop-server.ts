import { setTimeout as sleep } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/**
 * A server that leaves waits until nobody has asked for so many turns of so many ms, at most so many turns. Turns are
 * counted and not time: in each the process takes what waits at its door, however little processor time it gets.
 */
const TURN = 25;
const QUIET = 16;
const MOST = 200;

/** Requests taken since the server leaves. */
const leaving = new WeakMap<object, { taken: number }>();

/**
 * While a server leaves, it is no longer ready, and each answer asks its caller to come back on a new connection. To be
 * called before it listens.
 */
export function watchWhenLeaving(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, reply, done) => {
    const door = leaving.get(fastify);
    if (!door) return done();
    if (request.url === '/health/ready') return void reply.status(503).send({ status: 'leaving' });
    door.taken++;
    done();
  });
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
  const door = { taken: 0 };
  leaving.set(app.getHttpAdapter().getInstance(), door);
  for (let turns = 0, quiet = 0, taken = 0; quiet < QUIET && turns < MOST; turns++) {
    await sleep(TURN);
    quiet = door.taken === taken ? quiet + 1 : 0;
    taken = door.taken;
  }
  await app.close();
}
