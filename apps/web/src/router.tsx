import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { inquiryFilters } from './api/inquiries';
import { leadFilters, leadQuery } from './api/leads';
import { listingFilters } from './api/listings';
import { queryClient } from './api/query-client';
import { ticketFilters } from './api/service';
import { sessionQuery } from './api/session';
import { todayQuery } from './api/tasks';
import { parseSearch, pick, stringifySearch } from './format/search-params';
import { presetDays } from './reports/periods';
import { Broken } from './shell/broken';
import { NotFound } from './shell/not-found';
import { Root } from './shell/root';

const search =
  <K extends string>(...keys: K[]) =>
  (values: Record<string, unknown>) =>
    pick(values, keys);

const rootRoute = createRootRoute({ component: Root, notFoundComponent: NotFound, errorComponent: Broken });

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: search('next'),
  component: lazyRouteComponent(() => import('./session/sign-in-page'), 'SignInPage'),
});

const passwordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/password',
  component: lazyRouteComponent(() => import('./session/password-page'), 'PasswordPage'),
});

const inside = createRoute({
  getParentRoute: () => rootRoute,
  id: 'inside',
  beforeLoad: async ({ location }) => {
    const session = await queryClient.ensureQueryData(sessionQuery);
    if (!session) throw redirect({ to: '/sign-in', search: location.pathname === '/' ? {} : { next: location.href } });
    if (session.mustChangePassword) throw redirect({ to: '/password' });
  },
  component: lazyRouteComponent(() => import('./shell/shell'), 'Shell'),
});

const page = <P extends string, K extends string>(
  path: P,
  keys: readonly K[],
  component: ReturnType<typeof lazyRouteComponent>,
) =>
  createRoute({
    getParentRoute: () => inside,
    path,
    validateSearch: (values: Record<string, unknown>) => pick(values, keys),
    component,
  });

const homeRoute = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/today' });
  },
});

const todayRoute = createRoute({
  getParentRoute: () => inside,
  path: '/today',
  validateSearch: search('at', 'reason'),
  loader: () => void queryClient.prefetchQuery(todayQuery),
  component: lazyRouteComponent(() => import('./today/today-page'), 'TodayPage'),
});

const leadRoute = createRoute({
  getParentRoute: () => inside,
  path: '/leads/$leadId',
  loader: ({ params }) => void queryClient.prefetchQuery(leadQuery(params.leadId)),
  component: lazyRouteComponent(() => import('./lead/lead-page'), 'LeadPage'),
});

/** Opened without a period it tells of the last 90 days, written into the address; all of time has to be asked for. */
const attributionRoute = createRoute({
  getParentRoute: () => inside,
  path: '/reports/attribution',
  validateSearch: (values: Record<string, unknown>) => {
    const asked = pick(values, ['by', 'touch', 'from', 'to', 'all']);
    return asked.from || asked.to || asked.all ? asked : { ...asked, ...presetDays('recent', new Date()) };
  },
  component: lazyRouteComponent(() => import('./reports/attribution-page'), 'AttributionPage'),
});

const articleRoute = createRoute({
  getParentRoute: () => inside,
  path: '/articles/$articleId',
  component: lazyRouteComponent(() => import('./articles/article-page'), 'ArticlePage'),
});

const editListingRoute = createRoute({
  getParentRoute: () => inside,
  path: '/listings/$listingId/edit',
  component: lazyRouteComponent(() => import('./listings/listing-form-page'), 'EditListingPage'),
});

const settingsRoute = createRoute({
  getParentRoute: () => inside,
  path: '/settings/$section',
  component: lazyRouteComponent(() => import('./settings/settings-page'), 'SettingsPage'),
});

const routeTree = rootRoute.addChildren([
  signInRoute,
  passwordRoute,
  inside.addChildren([
    homeRoute,
    todayRoute,
    page(
      '/leads',
      leadFilters,
      lazyRouteComponent(() => import('./leads/leads-page'), 'LeadsPage'),
    ),
    page(
      '/leads/new',
      ['article', 'listing'],
      lazyRouteComponent(() => import('./leads/new-lead-page'), 'NewLeadPage'),
    ),
    leadRoute,
    page(
      '/duplicates',
      ['tab'],
      lazyRouteComponent(() => import('./duplicates/duplicates-page'), 'DuplicatesPage'),
    ),
    page(
      '/tasks',
      ['status', 'owner'],
      lazyRouteComponent(() => import('./tasks/tasks-page'), 'TasksPage'),
    ),
    page(
      '/listings',
      [...listingFilters, 'open'],
      lazyRouteComponent(() => import('./listings/listings-page'), 'ListingsPage'),
    ),
    page(
      '/listings/new',
      ['inquiry'],
      lazyRouteComponent(() => import('./listings/listing-form-page'), 'NewListingPage'),
    ),
    page(
      '/listings/import',
      ['id'],
      lazyRouteComponent(() => import('./listing-import/import-page'), 'ListingImportPage'),
    ),
    editListingRoute,
    page(
      '/inbox',
      ['at', 'state'],
      lazyRouteComponent(() => import('./inbox/inbox-page'), 'InboxPage'),
    ),
    page(
      '/articles',
      ['q', 'status'],
      lazyRouteComponent(() => import('./articles/articles-page'), 'ArticlesPage'),
    ),
    page(
      '/sources',
      [],
      lazyRouteComponent(() => import('./sources/sources-page'), 'SourcesPage'),
    ),
    page(
      '/takedowns',
      [],
      lazyRouteComponent(() => import('./articles/takedowns-page'), 'TakedownsPage'),
    ),
    articleRoute,
    page(
      '/inquiries',
      inquiryFilters,
      lazyRouteComponent(() => import('./inquiries/inquiries-page'), 'InquiriesPage'),
    ),
    page(
      '/service',
      ticketFilters,
      lazyRouteComponent(() => import('./service/service-page'), 'ServicePage'),
    ),
    page(
      '/reports',
      ['from', 'to'],
      lazyRouteComponent(() => import('./reports/reports-page'), 'ReportsPage'),
    ),
    attributionRoute,
    page(
      '/admin/queue',
      [],
      lazyRouteComponent(() => import('./queue/queue-page'), 'QueuePage'),
    ),
    settingsRoute,
  ]),
]);

export const router = createRouter({
  routeTree,
  basepath: '/app',
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultErrorComponent: Broken,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
