import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DeskActs, DeskArticles, DeskList } from '@app/articles';
import { Database } from '@app/platform';
import { Can, type Me } from '@app/users';
import { BlockFromDesk, DeskArticleView, DeskDoneView, DeskLeftView, DeskPageView, DeskQuery } from './dto/desk.dto.js';
import { SignedInUser } from './http/signed-in-user.js';

/** The editor's desk: articles that came in, and what becomes of them. */
@ApiTags('desk')
@Controller('api/v1/desk')
export class DeskController {
  constructor(
    private readonly acts: DeskActs,
    private readonly articles: DeskArticles,
    private readonly database: Database,
    private readonly desk: DeskList,
  ) {}

  @Can('article.edit')
  @Get()
  list(@Query() { state, cursor, limit }: DeskQuery): Promise<DeskPageView> {
    return this.desk.page(state, { cursor, limit });
  }

  @Can('article.edit')
  @Get(':id')
  async read(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<DeskArticleView> {
    return (await this.articles.of(me, id)) as unknown as DeskArticleView;
  }

  @Can('article.edit')
  @Post(':id/publish')
  @HttpCode(200)
  publish(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<DeskDoneView> {
    return this.database.transaction((tx) => this.acts.publish(tx, me, id));
  }

  @Can('article.edit')
  @Post(':id/unpublish')
  @HttpCode(204)
  unpublish(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.database.transaction((tx) => this.acts.unpublish(tx, me, id));
  }

  @Can('article.edit')
  @Post(':id/ignore')
  @HttpCode(204)
  ignore(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.database.transaction((tx) => this.acts.ignore(tx, me, id));
  }

  @Can('article.edit')
  @Post(':id/block')
  @HttpCode(200)
  block(
    @SignedInUser() me: Me,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: BlockFromDesk,
  ): Promise<DeskLeftView> {
    return this.database.transaction((tx) => this.acts.block(tx, me, id, reason));
  }

  @Can('article.edit')
  @Post(':id/reopen')
  @HttpCode(204)
  reopen(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.database.transaction((tx) => this.acts.reopen(tx, me, id));
  }
}
