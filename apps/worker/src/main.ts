import { NestFactory } from '@nestjs/core';
import { Module } from '@nestjs/common';
import {
  assertRedis,
  createLogger,
  loadSettings,
  NestLogger,
  PlatformModule,
  runAsMain,
  withDatabaseUrl,
} from '@app/platform';
import { ClockWatch } from './clock-watch.js';
import { WorkerModule } from './worker.module.js';

/** The worker as a process of its own: no HTTP. The migrate step ran before it. */
await runAsMain(async () => {
  const settings = withDatabaseUrl(loadSettings());
  if (settings.redisUrl) await assertRedis(settings.redisUrl);
  const logger = createLogger({ level: settings.logLevel, file: settings.logFile });

  @Module({ imports: [PlatformModule.with(settings, logger), WorkerModule] })
  class WorkerApp {}

  const app = await NestFactory.createApplicationContext(WorkerApp, {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  const end = (): void => process.exit(1);
  app.get(ClockWatch).onWrong(() => void app.close().then(end, end));
  logger.info('worker started');
  return () => app.close();
});
