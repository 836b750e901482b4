import { Module } from '@nestjs/common';
import { createLogger, loadSettings, PlatformModule, runAsMain, withDatabaseUrl } from '@app/platform';
import { ApiModule } from './api.module.js';
import { createServer } from './create-server.js';
import { stopServer } from './stop-server.js';

/** The API as a process of its own. The migrate step ran before it. Without the queue only the queue room is shut. */
await runAsMain(async () => {
  const settings = withDatabaseUrl(loadSettings());
  const logger = createLogger({ level: settings.logLevel, file: settings.logFile });

  @Module({ imports: [PlatformModule.with(settings, logger), ApiModule] })
  class ApiApp {}

  const app = await createServer(ApiApp, settings, logger);
  await app.listen(settings.port, settings.host);
  logger.info({ port: settings.port }, 'api started');
  return () => stopServer(app);
});
