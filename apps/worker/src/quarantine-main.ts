import { once } from 'node:events';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { failureReason } from '@app/audit';
import { createLogger, NestLogger, PlatformModule, type RunningSettings, withRequestId } from '@app/platform';
import { JobWork } from './job-work.js';
import type { QuarantineAnswer, QuarantineOrder } from './quarantine-process.js';
import { WorkerModule } from './worker.module.js';

/** It takes few connections: five jobs at a time. */
const CONNECTIONS = 8;

/** Ends with its worker, whatever way that ends; a signal to both is for the worker to answer. */
process.on('disconnect', () => process.exit());
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);

const [{ nth: first, settings }] = (await once(process, 'message')) as [{ nth: number; settings: RunningSettings }];
const logger = createLogger({ level: settings.logLevel, file: settings.logFile });

@Module({ imports: [PlatformModule.with({ ...settings, poolSize: CONNECTIONS }, logger), WorkerModule] })
class QuarantineApp {}

process.on('unhandledRejection', (error) => logger.error({ err: error }, 'unhandled rejection in quarantine'));
const app = await NestFactory.createApplicationContext(QuarantineApp, {
  logger: new NestLogger(logger),
  abortOnError: false,
}).catch((error: unknown) => {
  logger.error({ err: error }, 'quarantine did not start');
  logger.flush(() => process.exit(1));
  return new Promise<never>(() => undefined);
});
const jobWork = app.get(JobWork);
const answer = (said: QuarantineAnswer): unknown => process.send!(said);

process.on('message', ({ nth, order }: { nth: number; order: QuarantineOrder }) => {
  withRequestId(order.requestId ?? 'quarantine', () => jobWork.do(order)).then(
    () => answer({ nth }),
    (error: unknown) => answer({ nth, failure: failureReason(error) }),
  );
});
logger.info('quarantine started');
answer({ nth: first });
