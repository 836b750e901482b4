import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CompaniesModule } from '@app/companies';
import { LeadsModule } from '@app/leads';
import { MatchingModule } from '@app/matching';
import { Article } from './article.entity.js';
import { ArticlesRepository } from './articles.repository.js';
import { ArticlesService } from './articles.service.js';
import { ArticleBand, Stories, StorySettings } from './near-duplicates/index.js';
import { ArticleMining, ProspectEntity, ProspectFits } from './prospects/index.js';
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
  ArticleMining,
  ArticlePushes,
  ArticleReads,
  ArticlesService,
  BlockList,
  CounterNotices,
  NewsSettings,
  PublicIndex,
  Sources,
  Stories,
  StorySettings,
  TakedownList,
  TakedownsService,
];

@Module({
  imports: [
    CompaniesModule,
    LeadsModule,
    MatchingModule,
    TypeOrmModule.forFeature([Article, ArticleBand, ProspectEntity, Source, Takedown]),
  ],
  providers: [ArticlesRepository, ProspectFits, Removals, Tombstones, ...offered],
  exports: offered,
})
export class ArticlesModule {}
