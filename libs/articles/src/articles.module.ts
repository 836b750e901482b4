import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Article } from './article.entity.js';
import { ArticlesRepository } from './articles.repository.js';
import { ArticlesService } from './articles.service.js';
import { BlockList } from './sources/block-list.js';
import { Source } from './sources/source.entity.js';
import { Sources } from './sources/sources.service.js';
import { Takedown } from './takedown.entity.js';
import { TakedownsService } from './takedowns.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Article, Source, Takedown])],
  providers: [ArticlesRepository, ArticlesService, BlockList, Sources, TakedownsService],
  exports: [ArticlesService, BlockList, Sources, TakedownsService],
})
export class ArticlesModule {}
