import { Module } from '@nestjs/common';
import { h } from 'preact';
import { ArticlesModule } from '@app/articles';
import { LeadsModule } from '@app/leads';
import { ListingsModule } from '@app/listings';
import { MatchingModule } from '@app/matching';
import { ERROR_PAGE, type ErrorPage as ErrorPageMaker } from '@app/platform';
import { TasksModule } from '@app/tasks';
import { ConsentController } from './consent.controller.js';
import { CounterNoticesController } from './counter-notices.controller.js';
import { FeedsController } from './feeds.controller.js';
import { HomeController } from './home.controller.js';
import { InquiriesController } from './inquiries.controller.js';
import { InquiryDesk } from './inquiry-desk.js';
import { InquiryReceipts } from './inquiry-receipts.js';
import { ListingPhotosController } from './listing-photos.controller.js';
import { ListingPreviewController } from './listing-preview.controller.js';
import { ListingsController } from './listings.controller.js';
import { NewsColumnsController } from './news-columns.controller.js';
import { NewsController } from './news.controller.js';
import { NoticesController } from './notices.controller.js';
import { renderPage } from './render-page.js';
import { SharesController } from './shares.controller.js';
import { SiteFilesController } from './site-files.controller.js';
import { SitemapsController } from './sitemaps.controller.js';
import { SiteFrames } from './site-frames.js';
import { SitePages } from './site-pages.js';
import { SiteSlips } from './site-slips.js';
import { ErrorPage } from './views/error-page.js';
import { Visits } from './visits.js';

const errorPage =
  (frames: SiteFrames): ErrorPageMaker =>
  async (status, message, url) =>
    renderPage(h(ErrorPage, { frame: await frames.forUrl(url, status === 503), status, message }));

/** The public pages: server-rendered, no script. */
@Module({
  imports: [ArticlesModule, LeadsModule, ListingsModule, MatchingModule, TasksModule],
  controllers: [
    HomeController,
    NewsColumnsController,
    FeedsController,
    NewsController,
    ConsentController,
    CounterNoticesController,
    ListingsController,
    ListingPhotosController,
    ListingPreviewController,
    InquiriesController,
    NoticesController,
    SharesController,
    SiteFilesController,
    SitemapsController,
  ],
  providers: [
    SiteFrames,
    SitePages,
    SiteSlips,
    InquiryDesk,
    InquiryReceipts,
    Visits,
    { provide: ERROR_PAGE, useFactory: errorPage, inject: [SiteFrames] },
  ],
})
export class SiteModule {}
