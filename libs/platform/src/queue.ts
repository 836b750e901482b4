import { createPostgresBackend, createRedisBackend, Queue, Worker, type Processor, type WorkerOptions } from 'bullmq';
import { Redis } from 'ioredis';
import type { Settings } from './settings.js';

type Where = Pick<Settings, 'redisUrl'> & { databaseUrl: string };

/** ms after which a database that says nothing is given up, and its connection with it; all of BullMQ's statements are short. */
const patience = { connectionTimeoutMillis: 10_000, query_timeout: 20_000 };

/**
 * BullMQ on Redis when `redisUrl` is set, else on the Postgres of the application (schema `bullmq`).
 * Pools are small: every queue and worker has its own.
 */
function backendFor(where: Where) {
  if (where.redisUrl) {
    return { connection: { url: where.redisUrl, maxRetriesPerRequest: null }, factory: createRedisBackend };
  }
  return {
    connection: { connectionString: where.databaseUrl, schema: 'bullmq', max: 4, ...patience },
    factory: createPostgresBackend,
  };
}

export function createQueue(name: string, where: Where): Queue {
  const { connection, factory } = backendFor(where);
  return new Queue(name, { connection: connection as never, prefix: 'plotline' }, factory as never);
}

export function createWorker(name: string, where: Where, work: Processor, options: Partial<WorkerOptions>): Worker {
  const { connection, factory } = backendFor(where);
  return new Worker(name, work, { ...options, connection: connection as never, prefix: 'plotline' }, factory as never);
}

/** The queue's server cannot be used: one sentence with what to do. */
export class QueueError extends Error {}

/** @throws QueueError when Redis cannot be reached or may evict jobs */
export async function assertRedis(url: string): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null, connectTimeout: 5000 });
  let reason: Error | undefined;
  redis.on('error', (error) => (reason = error));
  try {
    await redis.connect();
    const [, policy] = (await redis.config('GET', 'maxmemory-policy')) as [string, string];
    if (policy !== 'noeviction') {
      throw new QueueError(
        `Redis at REDIS_URL has maxmemory-policy ${policy} and may drop jobs; set it to noeviction.`,
      );
    }
  } catch (error) {
    if (error instanceof QueueError) throw error;
    throw new QueueError(
      `Cannot use Redis ${new URL(url).host} (REDIS_URL): ${(reason ?? (error as Error)).message.replace(/\.$/, '')}.`,
    );
  } finally {
    redis.disconnect();
  }
}
