import { Module } from '@nestjs/common';
import { AuditModule } from '@app/audit';
import { AttributionCsv } from './attribution-csv.js';
import { AttributionReport } from './attribution.js';
import { FunnelReport } from './funnel.js';
import { ListingLeadsReport } from './listing-leads.js';
import { LostMatchesReport } from './lost-matches.js';
import { SourcesReport } from './sources.js';
import { TodayReport } from './today.js';

@Module({
  imports: [AuditModule],
  providers: [
    AttributionCsv,
    AttributionReport,
    FunnelReport,
    ListingLeadsReport,
    LostMatchesReport,
    SourcesReport,
    TodayReport,
  ],
  exports: [
    AttributionCsv,
    AttributionReport,
    FunnelReport,
    ListingLeadsReport,
    LostMatchesReport,
    SourcesReport,
    TodayReport,
  ],
})
export class ReportsModule {}
