import { Body, Controller, Get, Param, Patch, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  type Article,
  articlePath,
  ArticleReads,
  ArticlesService,
  defaultIndexing,
  mayShowFullText,
} from '@app/articles';
import { Database, NotFound } from '@app/platform';
import { Can, type Me } from '@app/users';
import { ArticleList, ArticleQuery, ArticleView, EditArticleBody } from './dto/article.dto.js';
import { territoryView } from './territory-view.js';
import { SignedInUser } from './http/signed-in-user.js';

const viewOf = ({ regions, industries, ...article }: Article, reads: number): ArticleView => {
  const { regions: places, industries: topics } = territoryView(regions, industries);
  return {
    ...article,
    places,
    topics,
    path: articlePath(article),
    defaultIndexing: defaultIndexing(article),
    showsFullText: mayShowFullText(article),
    reads,
  };
};

/** News as editors see it. */
@ApiTags('articles')
@Controller('api/v1')
export class ArticlesController {
  constructor(
    private readonly articles: ArticlesService,
    private readonly database: Database,
    private readonly reads: ArticleReads,
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
    return viewOf(article, await this.reads.of(article.id));
  }

  @Can('article.edit')
  @Patch('articles/:idOrSlug')
  async edit(
    @SignedInUser() me: Me,
    @Param('idOrSlug') idOrSlug: string,
    @Body() body: EditArticleBody,
  ): Promise<ArticleView> {
    const { id, reads } = await this.read(idOrSlug);
    return viewOf(await this.database.transaction((tx) => this.articles.edit(tx, id, body, me.id)), reads);
  }
}
