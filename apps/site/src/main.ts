import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { AuditModule } from '@app/audit';
import { createLogger, loadSettings, PlatformModule, runAsMain, withDatabaseUrl } from '@app/platform';
import { UsersModule } from '@app/users';
import { createServer } from '../../api/src/create-server.js';
import { HealthModule } from '../../api/src/health.module.js';
import { stopServer } from '../../api/src/stop-server.js';
import { SiteModule } from './site.module.js';

/** The public site as a process of its own. The migrate step ran before it. It needs no queue: inquiries wait in the outbox. */
await runAsMain(async () => {
  const settings = withDatabaseUrl(loadSettings());
  const logger = createLogger({ level: settings.logLevel, file: settings.logFile });

  @Module({ imports: [PlatformModule.with(settings, logger), AuditModule, UsersModule, HealthModule, SiteModule] })
  class SiteApp {}

  const app = await createServer(SiteApp, settings, logger);
  await app.listen(settings.port, settings.host);
  logger.info({ port: settings.port }, 'site started');
  return () => stopServer(app);
});
