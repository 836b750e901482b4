import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DuplicateQueue, LeadDuplicates, LeadsRepository, MergePairs } from '@app/leads';
import { Database, NotFound } from '@app/platform';
import { Can, type Me } from '@app/users';
import {
  ComparedPairView,
  DismissPair,
  DuplicatePairList,
  DuplicateQuery,
  LeadDuplicateList,
  PairQuery,
} from './dto/merge.dto.js';
import { SignedInUser } from './http/signed-in-user.js';

/** What may be there twice. */
@ApiTags('merges')
@Controller('api/v1')
export class DuplicatesController {
  constructor(
    private readonly database: Database,
    private readonly duplicates: LeadDuplicates,
    private readonly leads: LeadsRepository,
    private readonly pairs: MergePairs,
    private readonly queue: DuplicateQueue,
  ) {}

  @Can('lead.view')
  @Get('leads/:id/duplicates')
  async ofLead(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<LeadDuplicateList> {
    if (!(await this.leads.row(me, id))) throw new NotFound('lead_not_found', '没有这条线索，或您无权查看');
    return { items: await this.duplicates.of(me, id) };
  }

  @Can('lead.view')
  @Get('duplicates')
  list(@SignedInUser() me: Me, @Query() query: DuplicateQuery): Promise<DuplicatePairList> {
    return this.queue.list(me, query);
  }

  @Can('lead.edit')
  @Get('duplicates/pair')
  compare(@SignedInUser() me: Me, @Query() { kind, a, b }: PairQuery): Promise<ComparedPairView> {
    return this.pairs.compare(me, kind, a, b);
  }

  @Can('lead.edit')
  @Post('duplicates/dismiss')
  @HttpCode(204)
  async dismiss(@SignedInUser() me: Me, @Body() { dismissed = true, ...pair }: DismissPair): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.pairs.assertVisible(tx, me, pair.kind, [pair.a, pair.b]);
      await this.queue.dismiss(tx, me, { ...pair, dismissed });
    });
  }
}
