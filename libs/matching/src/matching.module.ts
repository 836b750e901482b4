import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LeadsModule } from '@app/leads';
import { Candidates } from './candidates.service.js';
import { Counterfactuals } from './counterfactuals.service.js';
import { ListingMatching } from './listing-matching.service.js';
import { MatchCards } from './match-cards.service.js';
import { MatchFeedback } from './match-feedback.service.js';
import { MatchNews } from './match-news.service.js';
import { MatchRows } from './match-rows.js';
import { MatchEntity } from './match.entity.js';
import { MatchingSettings } from './matching-settings.js';
import { Matching } from './matching.service.js';
import { Rematches } from './rematches.service.js';
import { RulesPreviews } from './rules-preview.service.js';
import { ShareLinks } from './shares/share-links.js';
import { ShareVisits } from './shares/share-visits.service.js';
import { Shares } from './shares/shares.service.js';

const services = [
  Candidates,
  Counterfactuals,
  ListingMatching,
  MatchCards,
  MatchFeedback,
  MatchNews,
  Matching,
  MatchingSettings,
  Rematches,
  RulesPreviews,
  Shares,
  ShareVisits,
];

@Module({
  imports: [LeadsModule, TypeOrmModule.forFeature([MatchEntity])],
  providers: [...services, MatchRows, ShareLinks],
  exports: services,
})
export class MatchingModule {}
