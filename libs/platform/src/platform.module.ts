import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Clock } from './clock.js';
import { dataSourceOptions } from './data-source.js';
import { Database } from './database.js';
import { FirmSettings } from './firm-settings.js';
import { openKeyringFor } from './key-check.js';
import { Keyring } from './keyring.js';
import { createLogger, type Logger } from './logger.js';
import { QueueRoom } from './queue-room.js';
import { RateLimits } from './rate-limits.js';
import type { Settings } from './settings.js';
import { LOGGER, SETTINGS } from './tokens.js';
import { WakeUps } from './wake-ups.js';
import { ZoneChanges } from './zone-changes.js';

/** Settings with a database: by the time the modules start, somebody has said where it is. */
export type RunningSettings = Settings & {
  databaseUrl: string;
  /** In the process that a worker starts for jobs that it suspects: it works on no queue by itself. */
  isQuarantine?: boolean;
};

/** Config, database, clock, keys, log and limits, there for every module. */
@Global()
@Module({})
export class PlatformModule {
  static with(
    settings: RunningSettings,
    logger: Logger = createLogger({ level: settings.logLevel, file: settings.logFile }),
  ): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        TypeOrmModule.forRoot({
          ...dataSourceOptions(settings.databaseUrl, settings.poolSize),
          autoLoadEntities: true,
          retryAttempts: 3,
          retryDelay: 1000,
        }),
      ],
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: LOGGER, useValue: logger },
        {
          provide: Keyring,
          useFactory: (database: Database) => openKeyringFor(database, settings.keyFile),
          inject: [Database],
        },
        Clock,
        Database,
        FirmSettings,
        QueueRoom,
        RateLimits,
        WakeUps,
        ZoneChanges,
      ],
      exports: [SETTINGS, LOGGER, Keyring, Clock, Database, FirmSettings, QueueRoom, RateLimits, WakeUps, ZoneChanges],
    };
  }
}
