import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { LeadExports } from '@app/leads';
import { Clock } from '@app/platform';
import { Can, type Me, Sessions } from '@app/users';
import { ExportCountView, ExportLeads } from './dto/lead-export.dto.js';
import { LeadQuery } from './dto/lead.dto.js';
import type { SignedInRequest } from './http/access.guard.js';
import { SignedInUser } from './http/signed-in-user.js';
import { TABLE_TYPES, tableStream } from './http/table-stream.js';

/** The list of leads as a file, by the filters of the list. */
@ApiTags('leads')
@Controller('api/v1/lead-exports')
export class LeadExportsController {
  constructor(
    private readonly clock: Clock,
    private readonly exports: LeadExports,
    private readonly sessions: Sessions,
  ) {}

  @Can('lead.export')
  @Get()
  count(@SignedInUser() me: Me, @Query() query: LeadQuery): Promise<ExportCountView> {
    return this.exports.count(me, query);
  }

  /** No GET: it is written down, and nobody else's page can ask for it. */
  @Can('lead.export')
  @Post()
  @HttpCode(200)
  @ApiProduces(TABLE_TYPES.csv, TABLE_TYPES.xlsx)
  async take(
    @SignedInUser() me: Me,
    @Query() query: LeadQuery,
    @Body() { format }: ExportLeads,
    @Req() { sessionToken }: SignedInRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const id = await this.exports.begin(me, format, query);
    const rows = this.exports.rows(id, query, () => this.sessions.find(sessionToken));
    const day = new Date(this.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
    await reply
      .header('content-type', TABLE_TYPES[format])
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`线索-${day}.${format}`)}`)
      .header('cache-control', 'no-store')
      .send(tableStream(format, '线索', rows));
  }
}
