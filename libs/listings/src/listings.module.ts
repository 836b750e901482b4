import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ImportRunner } from './import/import-runner.js';
import { ListingImportsRepository } from './import/listing-imports.repository.js';
import { ListingImports } from './import/listing-imports.service.js';
import { ListingDeskRepository } from './listing-desk.repository.js';
import { ListingDesk } from './listing-desk.service.js';
import { ListingEntity } from './listing.entity.js';
import { ListingPhotos } from './listing-photos.service.js';
import { ListingsRepository } from './listings.repository.js';
import { Listings } from './listings.service.js';
import { Park } from './park.entity.js';
import { Parks } from './parks.service.js';
import { PublicListingIndex } from './public-listing-index.js';
import { PublicListings } from './public-listings.js';

@Module({
  imports: [TypeOrmModule.forFeature([ListingEntity, Park])],
  providers: [
    Listings,
    ListingsRepository,
    ListingDesk,
    ListingDeskRepository,
    ListingPhotos,
    Parks,
    PublicListingIndex,
    PublicListings,
    ImportRunner,
    ListingImports,
    ListingImportsRepository,
  ],
  exports: [
    Listings,
    ListingsRepository,
    ListingDesk,
    ListingDeskRepository,
    ListingPhotos,
    Parks,
    PublicListingIndex,
    PublicListings,
    ImportRunner,
    ListingImports,
    ListingImportsRepository,
  ],
})
export class ListingsModule {}
