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
import { Takedown } from './takedown.entity.js';
import { TakedownsService } from './takedowns.service.js';

@Module({
  imports: [
    CompaniesModule,
    LeadsModule,
    MatchingModule,
    TypeOrmModule.forFeature([Article, ArticleBand, ProspectEntity, Takedown]),
  ],
  providers: [
    ArticlesRepository,
    ArticlesService,
    ArticleMining,
    ProspectFits,
    Stories,
    StorySettings,
    TakedownsService,
  ],
  exports: [ArticlesService, ArticleMining, Stories, StorySettings, TakedownsService],
})
export class ArticlesModule {}
