import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { BlockList, Sources } from '@app/articles';
import { Database } from '@app/platform';
import { Can, type Me } from '@app/users';
import { BlockSourceBody, SourceBlockList, UnblockedView } from './dto/news-source.dto.js';
import { SignedInUser } from './http/signed-in-user.js';

/** Hosts and sources that nothing is fetched from. */
@ApiTags('sources')
@Controller('api/v1/source-blocks')
export class SourceBlocksController {
  constructor(
    private readonly blocks: BlockList,
    private readonly database: Database,
    private readonly sources: Sources,
  ) {}

  @Can('article.edit')
  @Get()
  async list(): Promise<SourceBlockList> {
    return { items: await this.blocks.list(), next: null };
  }

  @Can('source.edit')
  @Post()
  @HttpCode(204)
  block(@SignedInUser() me: Me, @Body() { host, sourceId, reason }: BlockSourceBody): Promise<void> {
    const what = sourceId ? { sourceId, reason } : { host: host ?? '', reason };
    return this.database.transaction((tx) => this.sources.block(tx, me.id, what));
  }

  @Can('source.edit')
  @Delete(':id')
  async unblock(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<UnblockedView> {
    return { back: await this.database.transaction((tx) => this.sources.unblock(tx, me.id, id)) };
  }
}
