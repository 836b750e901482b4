import { createPostgresBackend, createRedisBackend, Queue, Worker, type Processor, type WorkerOptions } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { Settings } from './settings.js';

type Where = Pick<Settings, 'redisUrl'> & { databaseUrl: string };

/** ms after which a database that says nothing is given up, and its connection with it; all of BullMQ's statements are short. */
const patience = { connectionTimeoutMillis: 10_000, query_timeout: 20_000 };

/**
 * Small: every queue and worker has its own. BullMQ could open one itself, but listens for errors of its LISTEN line only
 * after that stands: a line that breaks in that moment would end the process.
 *
 * Its commits return before they are on the disk. A crash of the database may undo that a job has ended: it runs again and
 * finds its work `handled`. That it was added is on the disk before its outbox row is gone, for that commit is written later.
 */
function poolOf(databaseUrl: string): pg.Pool {
  const options = '-c search_path=bullmq -c synchronous_commit=off';
  const pool = new pg.Pool({ connectionString: databaseUrl, options, max: 5, keepAlive: true, ...patience });
  return pool.on('connect', (client) => void client.on('error', () => undefined));
}

/** BullMQ leaves a pool open that it was given: it ends with the queue or worker that it is for. */
function endWith<T extends Queue | Worker>(part: T, pool: pg.Pool): T {
  const close = part.close.bind(part) as (force?: boolean) => Promise<void>;
  let closing: Promise<void> | undefined;
  part.close = (force?: boolean) => (closing ??= close(force).finally(() => pool.end()));
  return part;
}

/** BullMQ on Redis when `redisUrl` is set, else on the Postgres of the application (schema `bullmq`). */
export function createQueue(name: string, { redisUrl, databaseUrl }: Where): Queue {
  if (redisUrl) return new Queue(name, { connection: onRedis(redisUrl), prefix: 'plotline' }, createRedisBackend);
  const pool = poolOf(databaseUrl);
  const options = { connection: pool as never, prefix: 'plotline' };
  return endWith(new Queue(name, options, createPostgresBackend as never), pool);
}

export function createWorker(name: string, where: Where, work: Processor, options: Partial<WorkerOptions>): Worker {
  const { redisUrl, databaseUrl } = where;
  if (redisUrl) {
    const all = { ...options, connection: onRedis(redisUrl), prefix: 'plotline' };
    return new Worker(name, work, all, createRedisBackend);
  }
  const pool = poolOf(databaseUrl);
  const all = { ...options, connection: pool as never, prefix: 'plotline' };
  return endWith(new Worker(name, work, all, createPostgresBackend as never), pool);
}

const onRedis = (url: string) => ({ url, maxRetriesPerRequest: null });

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
