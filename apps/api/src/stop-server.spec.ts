import { Agent, get, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { fastify, type FastifyInstance } from 'fastify';
import { stopServer, watchWhenLeaving } from './stop-server.js';

describe('a server that is asked to stop', () => {
  let server: FastifyInstance;
  let app: NestFastifyApplication;
  let url: string;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });

  beforeEach(async () => {
    server = fastify({ forceCloseConnections: 'idle', return503OnClosing: false });
    app = {
      getHttpAdapter: () => ({ getInstance: () => server }),
      close: () => server.close(),
    } as unknown as NestFastifyApplication;
    watchWhenLeaving(app);
    server.get('/health/ready', () => ({ status: 'ok' }));
    server.get('/quick', () => ({}));
    server.get('/slow', async () => (await sleep(900), {}));
    url = await server.listen({ port: 0, host: '127.0.0.1' });
  });
  afterEach(() => server.close());
  afterAll(() => agent.destroy());

  const ask = (path: string, kept?: Agent): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      get(url + path, { agent: kept }, (answer) => answer.resume().once('end', () => resolve(answer))).on(
        'error',
        reject,
      );
    });

  it('answers who comes on a kept and on a new connection, and asks both not to come back', async () => {
    expect((await ask('/quick', agent)).headers.connection).toBe('keep-alive');
    const stopped = stopServer(app);
    const answers = await Promise.all([ask('/quick', agent), ask('/quick')]);
    expect(answers.map(({ statusCode, headers }) => [statusCode, headers.connection])).toEqual([
      [200, 'close'],
      [200, 'close'],
    ]);
    await stopped;
    await expect(ask('/quick')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('is no longer ready, so that whoever shares out requests goes elsewhere', async () => {
    expect((await ask('/health/ready')).statusCode).toBe(200);
    const stopped = stopServer(app);
    expect((await ask('/health/ready')).statusCode).toBe(503);
    await stopped;
  });

  it('ends a request that was under way, and waits for those who still come', async () => {
    const slow = ask('/slow');
    await sleep(50);
    let over = false;
    const stopped = stopServer(app).then(() => (over = true));
    for (let n = 0; n < 6; n++) {
      await sleep(150);
      expect([over, (await ask('/quick')).statusCode]).toEqual([false, 200]);
    }
    expect((await slow).statusCode).toBe(200);
    await stopped;
  });

  it('goes in the end although somebody keeps coming', async () => {
    let over = false;
    const from = Date.now();
    const coming = (async () => {
      while (!over) {
        await ask('/quick').catch(() => undefined);
        await sleep(100);
      }
    })();
    await stopServer(app);
    over = true;
    await coming;
    expect(Date.now() - from).toBeGreaterThan(4000);
  }, 30_000);
});
