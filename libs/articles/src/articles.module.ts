import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CompaniesModule } from '@app/companies';
import { LeadsModule } from '@app/leads';
import { MatchingModule } from '@app/matching';
import { Article } from './article.entity.js';
import { ArticlesRepository } from './articles.repository.js';
import { ArticlesService } from './articles.service.js';
import { ModelAsks } from './model/model-asks.js';
import { ModelFacts } from './model/model-facts.js';
import { ModelSettings } from './model/model-settings.js';
import { ModelTrial } from './model/model-trial.js';
import { ArticleBand, Stories, StoryPreview, StorySettings } from './near-duplicates/index.js';
import {
  ArticleMining,
  DeskActs,
  DeskArticles,
  DeskList,
  ProspectActs,
  ProspectEntity,
  ProspectFits,
  ProspectJudge,
  ProspectViews,
  SupposedGrounds,
} from './prospects/index.js';
import { ArticlePushes } from './publishing/article-pushes.js';
import { ArticleReads } from './publishing/article-reads.js';
import { NewsSettings } from './publishing/news-settings.js';
import { PublicIndex } from './publishing/public-index.js';
import { Tombstones } from './publishing/tombstones.js';
import { BlockList } from './sources/block-list.js';
import { CollectArticle } from './sources/collect-article.js';
import { FetchLog } from './sources/fetch-log.js';
import { FetchPolicy } from './sources/fetch-policy.js';
import { FindLinks } from './sources/find-links.js';
import { HostTurns } from './sources/host-turns.js';
import { PageFetcher } from './sources/page-fetcher.js';
import { PoliteRequests } from './sources/polite-requests.js';
import { ReadPage } from './sources/read-page.js';
import { Robots } from './sources/robots.js';
import { SourceList } from './sources/source-list.js';
import { SourceRunner } from './sources/source-runner.js';
import { SourceRuns } from './sources/source-runs.js';
import { Source } from './sources/source.entity.js';
import { Sources } from './sources/sources.service.js';
import { TrySource } from './sources/try-source.js';
import { CounterNotices } from './takedowns/counter-notices.js';
import { Removals } from './takedowns/removals.js';
import { Takedown } from './takedowns/takedown.entity.js';
import { TakedownList } from './takedowns/takedown-list.js';
import { TakedownsService } from './takedowns/takedowns.service.js';

const offered = [
  ArticleMining,
  DeskActs,
  DeskArticles,
  DeskList,
  ProspectActs,
  ProspectViews,
  ArticlePushes,
  ArticleReads,
  ArticlesService,
  CounterNotices,
  ModelAsks,
  ModelSettings,
  ModelTrial,
  NewsSettings,
  PublicIndex,
  Stories,
  StoryPreview,
  StorySettings,
  SupposedGrounds,
  TakedownList,
  TakedownsService,
];

const fetching = [FetchPolicy, FindLinks, HostTurns, PageFetcher, PoliteRequests, ReadPage, Robots];
const sources = [BlockList, CollectArticle, FetchLog, SourceList, SourceRunner, SourceRuns, Sources, TrySource];

@Module({
  imports: [
    CompaniesModule,
    LeadsModule,
    MatchingModule,
    TypeOrmModule.forFeature([Article, ArticleBand, ProspectEntity, Source, Takedown]),
  ],
  providers: [
    ArticlesRepository,
    ModelFacts,
    ProspectFits,
    ProspectJudge,
    Removals,
    Tombstones,
    ...fetching,
    ...sources,
    ...offered,
  ],
  exports: [...offered, ...sources],
})
export class ArticlesModule {}
