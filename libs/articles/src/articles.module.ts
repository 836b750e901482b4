import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Article } from './article.entity.js';
import { ArticlesRepository } from './articles.repository.js';
import { ArticlesService } from './articles.service.js';
import { ArticlePushes } from './publishing/article-pushes.js';
import { ArticleReads } from './publishing/article-reads.js';
import { NewsSettings } from './publishing/news-settings.js';
import { PublicIndex } from './publishing/public-index.js';
import { Tombstones } from './publishing/tombstones.js';
import { BlockList } from './sources/block-list.js';
import { Source } from './sources/source.entity.js';
import { Sources } from './sources/sources.service.js';
import { CounterNotices } from './takedowns/counter-notices.js';
import { Removals } from './takedowns/removals.js';
import { Takedown } from './takedowns/takedown.entity.js';
import { TakedownList } from './takedowns/takedown-list.js';
import { TakedownsService } from './takedowns/takedowns.service.js';

const offered = [
  ArticlePushes,
  ArticleReads,
  ArticlesService,
  BlockList,
  CounterNotices,
  NewsSettings,
  PublicIndex,
  Sources,
  TakedownList,
  TakedownsService,
];

@Module({
  imports: [TypeOrmModule.forFeature([Article, Source, Takedown])],
  providers: [ArticlesRepository, Removals, Tombstones, ...offered],
  exports: offered,
})
export class ArticlesModule {}
