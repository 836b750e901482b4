import { Module } from '@nestjs/common';
import { AttributionReport } from './attribution.js';
import { FunnelReport } from './funnel.js';
import { ListingLeadsReport } from './listing-leads.js';
import { LostMatchesReport } from './lost-matches.js';
import { SourcesReport } from './sources.js';
import { TodayReport } from './today.js';

@Module({
  providers: [AttributionReport, FunnelReport, ListingLeadsReport, LostMatchesReport, SourcesReport, TodayReport],
  exports: [AttributionReport, FunnelReport, ListingLeadsReport, LostMatchesReport, SourcesReport, TodayReport],
})
export class ReportsModule {}
