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
import { BlockList } from './sources/block-list.js';
import { Source } from './sources/source.entity.js';
import { Sources } from './sources/sources.service.js';
import { Takedown } from './takedown.entity.js';
import { TakedownsService } from './takedowns.service.js';

@Module({
  imports: [
    CompaniesModule,
    LeadsModule,
    MatchingModule,
    TypeOrmModule.forFeature([Article, ArticleBand, ProspectEntity, Source, Takedown]),
  ],
  providers: [
    ArticlesRepository,
    ArticlesService,
    ArticleMining,
    BlockList,
    ProspectFits,
    Sources,
    Stories,
    StorySettings,
    TakedownsService,
  ],
  exports: [ArticlesService, ArticleMining, BlockList, Sources, Stories, StorySettings, TakedownsService],
})
export class ArticlesModule {}
