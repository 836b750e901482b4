import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Article, articlePath, ArticlesService, TakedownsService } from '@app/articles';
import { Database, NotFound } from '@app/platform';
import { Can, type Me } from '@app/users';
import {
  ArticleList,
  ArticleQuery,
  ArticleView,
  CloseTakedown,
  EditArticleBody,
  RevealedContactView,
  TakedownList,
} from './dto/article.dto.js';
import { SignedInUser } from './http/signed-in-user.js';

const viewOf = (article: Article): ArticleView =>
  ({ ...article, path: articlePath(article) }) as unknown as ArticleView;

/** News as editors see it, and requests to take pages down. */
@ApiTags('articles')
@Controller('api/v1')
export class ArticlesController {
  constructor(
    private readonly articles: ArticlesService,
    private readonly database: Database,
    private readonly takedowns: TakedownsService,
  ) {}

  @Can('article.view')
  @Get('articles')
  async list(@Query() { q, status, cursor, limit }: ArticleQuery): Promise<ArticleList> {
    const page = await this.articles.list({ q, status }, { cursor, limit });
    return {
      ...page,
      items: page.items.map((item) => ({ ...item, path: articlePath(item) })),
    } as unknown as ArticleList;
  }

  @Can('article.view')
  @Get('articles/:idOrSlug')
  async read(@Param('idOrSlug') idOrSlug: string): Promise<ArticleView> {
    const article = await this.articles.find(idOrSlug);
    if (!article) throw new NotFound('article_not_found', '没有这篇资讯');
    return viewOf(article);
  }

  @Can('article.edit')
  @Patch('articles/:idOrSlug')
  async edit(
    @SignedInUser() me: Me,
    @Param('idOrSlug') idOrSlug: string,
    @Body() body: EditArticleBody,
  ): Promise<ArticleView> {
    const { id } = await this.read(idOrSlug);
    return viewOf(await this.database.transaction((tx) => this.articles.edit(tx, id, body, me.id)));
  }

  @Can('article.edit')
  @Get('takedowns')
  async requests(): Promise<TakedownList> {
    return { items: (await this.takedowns.list()) as unknown as TakedownList['items'], next: null };
  }

  @Can('article.edit')
  @Post('takedowns/:id/reveal')
  @HttpCode(200)
  async reveal(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<RevealedContactView> {
    return { contact: await this.database.transaction((tx) => this.takedowns.reveal(tx, me.id, id)) };
  }

  @Can('article.edit')
  @Post('takedowns/:id/close')
  @HttpCode(204)
  close(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string, @Body() body: CloseTakedown): Promise<void> {
    return this.database.transaction((tx) => this.takedowns.close(tx, me.id, id, body));
  }
}
