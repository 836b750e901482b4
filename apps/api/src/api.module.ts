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
import { DashboardController } from './dashboard.controller.js';
import { HealthModule } from './health.module.js';
import { AccessGuard } from './http/access.guard.js';
import { InquiriesController } from './inquiries.controller.js';
import { LeadActivityController } from './lead-activity.controller.js';
import { LeadDesk } from './lead-desk.js';
import { LeadsController } from './leads.controller.js';
import { ListingsController } from './listings.controller.js';
import { NeedsController } from './needs.controller.js';
import { NotificationsController } from './notifications.controller.js';
import { PhoneLeads } from './phone-leads.js';
import { ReportsController } from './reports.controller.js';
import { ScreenStream } from './screen-stream.js';
import { SessionController } from './session.controller.js';
import { SettingsController } from './settings.controller.js';
import { TasksController } from './tasks.controller.js';
import { TodayController } from './today.controller.js';
import { UsersController } from './users.controller.js';

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
    DashboardController,
    InquiriesController,
    LeadActivityController,
    LeadsController,
    ListingsController,
    NeedsController,
    NotificationsController,
    ReportsController,
    SessionController,
    SettingsController,
    TasksController,
    TodayController,
    UsersController,
  ],
  providers: [{ provide: APP_GUARD, useClass: AccessGuard }, LeadDesk, PhoneLeads, ScreenStream],
})
export class ApiModule {}
