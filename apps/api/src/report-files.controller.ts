import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AttributionCsv } from '@app/reports';
import { Can, type Me } from '@app/users';
import { AttributionQuery } from './dto/report.dto.js';
import { SignedInUser } from './http/signed-in-user.js';

/** Reports as files; taking one is on the record. */
@ApiTags('reports')
@Controller('api/v1/reports')
export class ReportFilesController {
  constructor(private readonly attribution: AttributionCsv) {}

  /** The lines of the screen, of the leads that the person answers for. */
  @Can('lead.view')
  @Get('attribution.csv')
  async earned(
    @SignedInUser() me: Me,
    @Query() { by = 'article', touch = 'last', ...period }: AttributionQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, bytes } = await this.attribution.of(me, { by, touch, ...period });
    await reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      .send(bytes);
  }
}
