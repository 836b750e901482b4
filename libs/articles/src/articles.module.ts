import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Article } from './article.entity.js';
import { ArticlesRepository } from './articles.repository.js';
import { ArticlesService } from './articles.service.js';
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
import { Takedown } from './takedown.entity.js';
import { TakedownsService } from './takedowns.service.js';

const fetching = [FetchPolicy, FindLinks, HostTurns, PageFetcher, PoliteRequests, ReadPage, Robots];
const sources = [BlockList, CollectArticle, FetchLog, SourceList, SourceRunner, SourceRuns, Sources, TrySource];

@Module({
  imports: [TypeOrmModule.forFeature([Article, Source, Takedown])],
  providers: [ArticlesRepository, ArticlesService, TakedownsService, ...fetching, ...sources],
  exports: [ArticlesService, TakedownsService, ...sources],
})
export class ArticlesModule {}
