import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ArticlesModule } from '@app/articles';
import { AuditModule } from '@app/audit';
import { LeadsModule } from '@app/leads';
import { ListingsModule } from '@app/listings';
import { MatchingModule } from '@app/matching';
import { NotificationsModule } from '@app/notifications';
import { ReportsModule } from '@app/reports';
import { TasksModule } from '@app/tasks';
import { UsersModule } from '@app/users';
import { ArticlesController } from './articles.controller.js';
import { CalendarFeedsController } from './calendar-feeds.controller.js';
import { CalendarController } from './calendar.controller.js';
import { ChannelsController } from './channels.controller.js';
import { CollectController } from './collect.controller.js';
import { CompaniesController } from './companies.controller.js';
import { DuplicatesController } from './duplicates.controller.js';
import { DeskController } from './desk.controller.js';
import { DashboardController } from './dashboard.controller.js';
import { HealthModule } from './health.module.js';
import { AccessGuard } from './http/access.guard.js';
import { InquiriesController } from './inquiries.controller.js';
import { InquiryDesk } from './inquiry-desk.js';
import { LadderSettingsController } from './ladder-settings.controller.js';
import { LeadActivityController } from './lead-activity.controller.js';
import { LeadDesk } from './lead-desk.js';
import { LeadPoolController } from './lead-pool.controller.js';
import { LeadNeedController } from './lead-need.controller.js';
import { LeadServiceController } from './lead-service.controller.js';
import { LeadExportsController } from './lead-exports.controller.js';
import { LeadsController } from './leads.controller.js';
import { ListingPartsController } from './listing-parts.controller.js';
import { ListingPhotosController } from './listing-photos.controller.js';
import { ListingImportFilesController } from './listing-import-files.controller.js';
import { ListingImportsController } from './listing-imports.controller.js';
import { ListingsController } from './listings.controller.js';
import { MatchDesk } from './match-desk.js';
import { MatchesController } from './matches.controller.js';
import { MatchingSettingsController } from './matching-settings.controller.js';
import { MergesController } from './merges.controller.js';
import { NeedsController } from './needs.controller.js';
import { ModelSettingsController } from './model-settings.controller.js';
import { NewsSettingsController } from './news-settings.controller.js';
import { NotificationsController } from './notifications.controller.js';
import { PhoneLeads } from './phone-leads.js';
import { PhonesController } from './phones.controller.js';
import { QueueBoard } from './queue-board.js';
import { QueueBoardController } from './queue-board.controller.js';
import { QueueController } from './queue.controller.js';
import { PlaybooksController } from './playbooks.controller.js';
import { ProspectsController } from './prospects.controller.js';
import { PublicPhonesController } from './public-phones.controller.js';
import { QuickTasksController } from './quick-tasks.controller.js';
import { PoolSettingsController } from './pool-settings.controller.js';
import { RoutingSettingsController } from './routing-settings.controller.js';
import { ReferenceController } from './reference.controller.js';
import { ReportFilesController } from './report-files.controller.js';
import { ReportsController } from './reports.controller.js';
import { ScreenStream } from './screen-stream.js';
import { ServiceController } from './service.controller.js';
import { SessionController } from './session.controller.js';
import { SettingsController } from './settings.controller.js';
import { SharesController } from './shares.controller.js';
import { SourceBlocksController } from './source-blocks.controller.js';
import { SourcesController } from './sources.controller.js';
import { StorySettingsController } from './story-settings.controller.js';
import { SupposedNeedController } from './supposed-need.controller.js';
import { TakedownsController } from './takedowns.controller.js';
import { TasksController } from './tasks.controller.js';
import { TodayController } from './today.controller.js';
import { UsersController } from './users.controller.js';
import { ZoneDesk } from './zone-desk.js';
import { ZonesController } from './zones.controller.js';

/** JSON for the dashboard and integrations, the dashboard's files, health and metrics. Closed by default. */
@Module({
  imports: [
    AuditModule,
    HealthModule,
    UsersModule,
    ArticlesModule,
    LeadsModule,
    ListingsModule,
    MatchingModule,
    NotificationsModule,
    ReportsModule,
    TasksModule,
  ],
  controllers: [
    ArticlesController,
    CalendarFeedsController,
    CalendarController,
    ChannelsController,
    CollectController,
    CompaniesController,
    DashboardController,
    DeskController,
    DuplicatesController,
    InquiriesController,
    LadderSettingsController,
    LeadActivityController,
    LeadNeedController,
    LeadPoolController,
    LeadServiceController,
    LeadExportsController,
    LeadsController,
    MatchesController,
    MatchingSettingsController,
    ListingPartsController,
    ListingPhotosController,
    ListingImportFilesController,
    ListingImportsController,
    ListingsController,
    MergesController,
    NeedsController,
    ModelSettingsController,
    NewsSettingsController,
    StorySettingsController,
    SupposedNeedController,
    NotificationsController,
    QueueBoardController,
    QueueController,
    PhonesController,
    PlaybooksController,
    ProspectsController,
    PublicPhonesController,
    QuickTasksController,
    PoolSettingsController,
    RoutingSettingsController,
    ReferenceController,
    ReportFilesController,
    ReportsController,
    ServiceController,
    SessionController,
    SettingsController,
    SharesController,
    SourceBlocksController,
    SourcesController,
    TakedownsController,
    TasksController,
    TodayController,
    UsersController,
    ZonesController,
  ],
  providers: [
    { provide: APP_GUARD, useClass: AccessGuard },
    InquiryDesk,
    LeadDesk,
    MatchDesk,
    PhoneLeads,
    QueueBoard,
    ScreenStream,
    ZoneDesk,
  ],
})
export class ApiModule {}
