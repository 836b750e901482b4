import { ExtensionsAndBigrams1763900000001 } from './1763900000001-extensions-and-bigrams.js';
import { EventAndOutbox1763900000002 } from './1763900000002-event-and-outbox.js';
import { UsersAndSessions1763900000003 } from './1763900000003-users-and-sessions.js';
import { CompaniesAndContacts1763900000004 } from './1763900000004-companies-and-contacts.js';
import { Listings1763900000005 } from './1763900000005-listings.js';
import { Articles1763900000006 } from './1763900000006-articles.js';
import { LeadsAndInquiries1763900000007 } from './1763900000007-leads-and-inquiries.js';
import { MatchesTasksAndNotifications1763900000008 } from './1763900000008-matches-tasks-and-notifications.js';
import { NeedCorrections1763900000009 } from './1763900000009-need-corrections.js';
import { InquiryRoutes1763900000010 } from './1763900000010-inquiry-routes.js';
import { DuplicatesAndMerges1763900000011 } from './1763900000011-duplicates-and-merges.js';
import { ListingImports1763900000012 } from './1763900000012-listing-imports.js';
import { ListingDesk1763900000013 } from './1763900000013-listing-desk.js';
import { MatchingSearch1763900000014 } from './1763900000014-matching-search.js';
import { Shares1763900000015 } from './1763900000015-shares.js';
import { Zones1763900000016 } from './1763900000016-zones.js';
import { PublicListingFilters1763900000017 } from './1763900000017-public-listing-filters.js';
import { Routing1763900000018 } from './1763900000018-routing.js';
import { Pool1763900000019 } from './1763900000019-pool.js';
import { PlaybooksAndLadder1763900000020 } from './1763900000020-playbooks-and-ladder.js';
import { AfterSigning1763900000021 } from './1763900000021-after-signing.js';
import { ChannelsAndDeliveries1763900000022 } from './1763900000022-channels-and-deliveries.js';
import { FailedJobs1763900000023 } from './1763900000023-failed-jobs.js';
import { CompanyVersionAndNameCharacters1763900000024 } from './1763900000024-company-version-and-name-characters.js';
import { SalePriceOrder1763900000025 } from './1763900000025-sale-price-order.js';
import { MatchFloors1763900000026 } from './1763900000026-match-floors.js';
import { Sources1763900000030 } from './1763900000030-sources.js';
import { Fetches1763900000031 } from './1763900000031-fetches.js';
import { SourceLicensedOn1763900000032 } from './1763900000032-source-licensed-on.js';
import { ProspectsAndDesk1763900000035 } from './1763900000035-prospects-and-desk.js';
import { ArticleBands1763900000036 } from './1763900000036-article-bands.js';
import { CompanyNames1763900000037 } from './1763900000037-company-names.js';
import { PublicPhones1763900000038 } from './1763900000038-public-phones.js';
import { ArticlePublishing1763900000040 } from './1763900000040-article-publishing.js';
import { ArticleReads1763900000041 } from './1763900000041-article-reads.js';
import { TakedownDecisions1763900000042 } from './1763900000042-takedown-decisions.js';
import { InquiryTouches1763900000043 } from './1763900000043-inquiry-touches.js';
import { DealAreas1763900000044 } from './1763900000044-deal-areas.js';
import { OneGrade1763900000045 } from './1763900000045-one-grade.js';
import { DemoRules1763900000046 } from './1763900000046-demo-rules.js';
import { FollowUpIndexes1763900000047 } from './1763900000047-follow-up-indexes.js';
import { ImportParks1763900000050 } from './1763900000050-import-parks.js';
import { ImportEncoding1763900000051 } from './1763900000051-import-encoding.js';
import { QuickTextAndPriceFunctions1763900000065 } from './1763900000065-quick-text-and-price-functions.js';
import { LeadsByKind1763900000066 } from './1763900000066-leads-by-kind.js';
import { ModelAsks1763900000070 } from './1763900000070-model-asks.js';
import { TombstoneStatus1763900000071 } from './1763900000071-tombstone-status.js';
import { LeadExports1763900000080 } from './1763900000080-lead-exports.js';
import { OutboxNotBefore1763900000090 } from './1763900000090-outbox-not-before.js';
import { AttributionIndexes1763900000095 } from './1763900000095-attribution-indexes.js';

/** In the order in which they run. A list rather than a glob, so that it is the same in source, build and tests. */
export const migrations = [
  ExtensionsAndBigrams1763900000001,
  EventAndOutbox1763900000002,
  UsersAndSessions1763900000003,
  CompaniesAndContacts1763900000004,
  Listings1763900000005,
  Articles1763900000006,
  LeadsAndInquiries1763900000007,
  MatchesTasksAndNotifications1763900000008,
  NeedCorrections1763900000009,
  InquiryRoutes1763900000010,
  DuplicatesAndMerges1763900000011,
  ListingImports1763900000012,
  ListingDesk1763900000013,
  MatchingSearch1763900000014,
  Shares1763900000015,
  Zones1763900000016,
  PublicListingFilters1763900000017,
  Routing1763900000018,
  Pool1763900000019,
  PlaybooksAndLadder1763900000020,
  AfterSigning1763900000021,
  ChannelsAndDeliveries1763900000022,
  FailedJobs1763900000023,
  CompanyVersionAndNameCharacters1763900000024,
  SalePriceOrder1763900000025,
  MatchFloors1763900000026,
  Sources1763900000030,
  Fetches1763900000031,
  SourceLicensedOn1763900000032,
  ProspectsAndDesk1763900000035,
  ArticleBands1763900000036,
  CompanyNames1763900000037,
  PublicPhones1763900000038,
  ArticlePublishing1763900000040,
  ArticleReads1763900000041,
  TakedownDecisions1763900000042,
  InquiryTouches1763900000043,
  DealAreas1763900000044,
  OneGrade1763900000045,
  DemoRules1763900000046,
  FollowUpIndexes1763900000047,
  ImportParks1763900000050,
  ImportEncoding1763900000051,
  QuickTextAndPriceFunctions1763900000065,
  LeadsByKind1763900000066,
  ModelAsks1763900000070,
  TombstoneStatus1763900000071,
  LeadExports1763900000080,
  OutboxNotBefore1763900000090,
  AttributionIndexes1763900000095,
];
