import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { FetchLog, SourceList, Sources, TrySource } from '@app/articles';
import { Database, NotFound } from '@app/platform';
import { Can, type Me } from '@app/users';
import {
  AddedSource,
  AddSourceBody,
  AskedSourceBody,
  EditSourceBody,
  NewsSourceList,
  NewsSourceView,
  PageFetchList,
  SourceTrialView,
} from './dto/news-source.dto.js';
import { SignedInUser } from './http/signed-in-user.js';

/** Where news is fetched from, how that goes, and trying a source out. */
@ApiTags('sources')
@Controller('api/v1/sources')
export class SourcesController {
  constructor(
    private readonly database: Database,
    private readonly log: FetchLog,
    private readonly sourceList: SourceList,
    private readonly sources: Sources,
    private readonly trySource: TrySource,
  ) {}

  @Can('article.edit')
  @Get()
  async list(): Promise<NewsSourceList> {
    return { items: await this.sourceList.list(), next: null };
  }

  @Can('source.edit')
  @Post()
  async add(@SignedInUser() me: Me, @Body() body: AddSourceBody): Promise<AddedSource> {
    return { id: await this.database.transaction((tx) => this.sources.add(tx, me.id, body)) };
  }

  /** Asks the source once: nothing is stored. Takes some seconds, for the pauses between requests hold here too. */
  @Can('source.edit')
  @Post('try')
  @HttpCode(200)
  try(@Body() { kind, url, linkSelector, nextSelector, listPages }: AskedSourceBody): Promise<SourceTrialView> {
    const selectors = { linkSelector: linkSelector || null, nextSelector: nextSelector || null };
    return this.trySource.try({ kind, url, ...selectors, listPages: listPages ?? 1 });
  }

  @Can('article.edit')
  @Get(':id')
  async read(@Param('id', ParseUUIDPipe) id: string): Promise<NewsSourceView> {
    const [source] = await this.sourceList.list(id);
    if (!source) throw new NotFound('source_not_found', '没有这个来源，请刷新页面');
    return source;
  }

  /** The newest requests that were made for it. */
  @Can('article.edit')
  @Get(':id/fetches')
  async fetches(@Param('id', ParseUUIDPipe) id: string): Promise<PageFetchList> {
    await this.read(id);
    return { items: await this.log.ofSource(id), next: null };
  }

  @Can('source.edit')
  @Patch(':id')
  @HttpCode(204)
  async edit(
    @SignedInUser() me: Me,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { paused, ...patch }: EditSourceBody,
  ): Promise<void> {
    await this.database.transaction(async (tx) => {
      if (Object.keys(patch).length > 0 || paused === undefined) await this.sources.edit(tx, me.id, id, patch);
      if (paused !== undefined) await this.sources.setPaused(tx, me.id, id, paused);
    });
  }

  @Can('source.edit')
  @Post(':id/run')
  @HttpCode(204)
  run(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.database.transaction((tx) => this.sources.runNow(tx, me.id, id));
  }

  /** Its articles stay. */
  @Can('source.edit')
  @Delete(':id')
  @HttpCode(204)
  remove(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.database.transaction((tx) => this.sources.remove(tx, me.id, id));
  }
}
