import type { Job, Queue, Worker } from 'bullmq';
import type { Logger } from '@app/platform';

/** Logs what goes wrong in a queue or worker. Without a listener an error of its connection would end the process. */
export function logErrors<T extends Queue | Worker>(part: T, logger: Logger): T {
  const emitter = part as Queue & Worker;
  emitter.on('error', (error: Error) => logger.warn({ err: error, queue: part.name }, 'queue connection'));
  emitter.on(
    'failed' as never,
    ((job: Job | undefined, error: Error) =>
      logger.error({ err: error, queue: part.name, job: job?.id, tries: job?.attemptsMade }, 'job failed')) as never,
  );
  return part;
}
