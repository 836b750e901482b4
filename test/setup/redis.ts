import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { freePort } from './free-port.js';
import { dropScratch, makeScratch, noteChild } from './scratch.mjs';

export interface TestRedis {
  url: string;
  /** Takes it away without a word; `again` brings it back with what it had written to disk. */
  kill(): Promise<void>;
  again(): Promise<void>;
  stop(): Promise<void>;
}

/** A Redis as production should run it: everything appended to disk, nothing evicted. */
export async function startRedis(more: string[] = []): Promise<TestRedis> {
  const folder = makeScratch('redis');
  const port = await freePort();
  const settings = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, '--appendonly', 'yes', '--save', ''];
  const url = `redis://127.0.0.1:${port}`;
  let kill = async (): Promise<void> => undefined;
  const again = async (): Promise<void> => {
    const server = spawn('redis-server', [...settings, '--maxmemory-policy', 'noeviction', ...more], {
      stdio: 'ignore',
      cwd: folder,
    });
    noteChild(folder, server.pid!);
    const exited = new Promise<void>((resolve) => server.once('exit', () => resolve()));
    kill = () => (server.kill('SIGKILL'), exited);
    await untilReady(url);
  };
  await again();
  return {
    url,
    again,
    kill: () => kill(),
    async stop() {
      await kill();
      dropScratch(folder);
    },
  };
}

async function untilReady(url: string): Promise<void> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
  client.on('error', () => undefined);
  try {
    for (let tries = 0; tries < 100; tries++) {
      const answer = await client.connect().then(
        () => client.ping(),
        () => undefined,
      );
      if (answer === 'PONG') return;
      await sleep(50);
    }
    throw new Error(`redis-server does not answer at ${url}`);
  } finally {
    client.disconnect();
  }
}
