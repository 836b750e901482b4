import { type DynamicModule, Module } from '@nestjs/common';
import { AuditModule } from '@app/audit';
import { type Logger, PlatformModule, type RunningSettings } from '@app/platform';
import { UsersModule } from '@app/users';
import { ApiModule } from '../../api/src/api.module.js';
import { SiteModule } from '../../site/src/site.module.js';
import { WorkerModule } from '../../worker/src/worker.module.js';

/** Api, site and worker in one process, on one database pool. */
@Module({})
export class EmbeddedModule {
  static with(settings: RunningSettings, logger: Logger): DynamicModule {
    return {
      module: EmbeddedModule,
      imports: [PlatformModule.with(settings, logger), AuditModule, UsersModule, ApiModule, SiteModule, WorkerModule],
    };
  }
}
