import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ListingEntity } from './listing.entity.js';
import { ListingsRepository } from './listings.repository.js';
import { Listings } from './listings.service.js';
import { Park } from './park.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([ListingEntity, Park])],
  providers: [Listings, ListingsRepository],
  exports: [Listings, ListingsRepository],
})
export class ListingsModule {}
