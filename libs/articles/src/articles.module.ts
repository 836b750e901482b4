import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Article } from './article.entity.js';
import { ArticlesRepository } from './articles.repository.js';
import { ArticlesService } from './articles.service.js';
import { Takedown } from './takedown.entity.js';
import { TakedownsService } from './takedowns.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Article, Takedown])],
  providers: [ArticlesRepository, ArticlesService, TakedownsService],
  exports: [ArticlesService, TakedownsService],
})
export class ArticlesModule {}
