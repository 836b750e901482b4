import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AttributionReport, FunnelReport, LostMatchesReport, SourcesReport } from '@app/reports';
import { Can, type Me } from '@app/users';
import {
  AttributionQuery,
  AttributionView,
  FunnelView,
  LostMatchesView,
  LostMatchRowsQuery,
  LostMatchRowsView,
  ReportQuery,
  SourcesView,
} from './dto/report.dto.js';
import { SignedInUser } from './http/signed-in-user.js';

/** Numbers that add up, each with a link to its rows. */
@ApiTags('reports')
@Controller('api/v1/reports')
export class ReportsController {
  constructor(
    private readonly attribution: AttributionReport,
    private readonly funnel: FunnelReport,
    private readonly lost: LostMatchesReport,
    private readonly sources: SourcesReport,
  ) {}

  @Can('report.view')
  @Get('funnel')
  async stages(@SignedInUser() me: Me, @Query() query: ReportQuery): Promise<FunnelView> {
    return { ...(await this.funnel.of(me, query)), next: null };
  }

  @Can('report.view')
  @Get('sources')
  async articles(@SignedInUser() me: Me, @Query() query: ReportQuery): Promise<SourcesView> {
    return { items: await this.sources.of(me, query), next: null };
  }

  /** Advisors too: of their own leads. */
  @Can('lead.view')
  @Get('attribution')
  async earned(
    @SignedInUser() me: Me,
    @Query() { by = 'article', touch = 'last', ...period }: AttributionQuery,
  ): Promise<AttributionView> {
    return { ...(await this.attribution.of(me, { by, touch, ...period })), next: null };
  }

  @Can('report.view')
  @Get('lost-matches')
  async lostMatches(@SignedInUser() me: Me, @Query() query: ReportQuery): Promise<LostMatchesView> {
    return { items: await this.lost.of(me, query), next: null };
  }

  /** The rows that a figure of the report counts. */
  @Can('report.view')
  @Get('lost-matches/rows')
  lostMatchRows(@SignedInUser() me: Me, @Query() query: LostMatchRowsQuery): Promise<LostMatchRowsView> {
    const { cursor, reason, kind, region, ...period } = query;
    return this.lost.rows(me, period, { reason, kind, region }, cursor);
  }
}
