import { type DynamicModule, Module } from '@nestjs/common';
import { ArticlesModule } from '@app/articles';
import { AuditModule } from '@app/audit';
import { CompaniesModule } from '@app/companies';
import { ListingsModule } from '@app/listings';
import { MatchingModule } from '@app/matching';
import { createLogger, PlatformModule, type RunningSettings } from '@app/platform';
import { UsersModule } from '@app/users';

/** The services that commands use; no HTTP, no queue. Standard output belongs to the command, so the log is silent. */
@Module({})
export class CliModule {
  static with(settings: RunningSettings): DynamicModule {
    const logger = createLogger({ level: settings.logFile ? settings.logLevel : 'silent', file: settings.logFile });
    return {
      module: CliModule,
      imports: [
        PlatformModule.with({ ...settings, poolSize: 4 }, logger),
        AuditModule,
        UsersModule,
        CompaniesModule,
        ListingsModule,
        MatchingModule,
        ArticlesModule,
      ],
    };
  }
}
