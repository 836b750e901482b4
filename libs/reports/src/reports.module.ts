import { Module } from '@nestjs/common';
import { FunnelReport } from './funnel.js';
import { SourcesReport } from './sources.js';
import { TodayReport } from './today.js';

@Module({ providers: [FunnelReport, SourcesReport, TodayReport], exports: [FunnelReport, SourcesReport, TodayReport] })
export class ReportsModule {}
