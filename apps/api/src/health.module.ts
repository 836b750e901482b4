import { Module } from '@nestjs/common';
import { AuditModule } from '@app/audit';
import { HealthController } from './health.controller.js';
import { Metrics } from './metrics.js';

/** Health and metrics, for every process that listens. */
@Module({ imports: [AuditModule], controllers: [HealthController], providers: [Metrics] })
export class HealthModule {}
