import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ListingsModule } from '@app/listings';
import { MatchEntity } from './match.entity.js';
import { Matching } from './matching.service.js';

@Module({
  imports: [ListingsModule, TypeOrmModule.forFeature([MatchEntity])],
  providers: [Matching],
  exports: [Matching],
})
export class MatchingModule {}
