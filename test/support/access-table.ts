import { randomUUID } from 'node:crypto';
import { aLead } from '../factories/a-lead.js';
import { aListing } from '../factories/a-listing.js';
import { aTask } from '../factories/a-task.js';
import { aTeam } from '../factories/a-team.js';
import { aUser, type AUser } from '../factories/a-user.js';
import { anArticle } from '../factories/an-article.js';
import { anInquiry } from '../factories/an-inquiry.js';
import type { TestDatabase } from '../setup/test-database.js';

/**
 * Who calls. `advisor` owns the lead that the route is about; `colleague` is of the same team, `stranger` of another;
 * `manager` has the advisor's team below, `rival` manages the other one.
 */
export const CALLERS = ['visitor', 'advisor', 'colleague', 'stranger', 'manager', 'rival', 'admin'] as const;
export type Caller = (typeof CALLERS)[number];
export type Cast = Record<Exclude<Caller, 'visitor'>, AUser>;

export interface Call {
  path: string;
  json?: unknown;
  /** Sent as the upload of a file. */
  picture?: Uint8Array<ArrayBuffer>;
}

export interface Rule {
  /** As the server registers it. */
  route: string;
  /** Status for each of CALLERS, in their order. */
  statuses: number[];
  /** Makes what the call is about, anew for every call, and says how to call. */
  call: (database: TestDatabase, cast: Cast) => Promise<Call> | Call;
}

const rule = (route: string, statuses: number[], call: Rule['call']): Rule => ({ route, statuses, call });
const plain = (route: string, statuses: number[], json?: unknown): Rule =>
  rule(route, statuses, () => ({ path: route.split(' ')[1]!, json }));

type Lead = Awaited<ReturnType<typeof aLead>>;

/** A call about a lead that `advisor` owns. */
const owned = (
  method: string,
  rest: string,
  statuses: number[],
  json?: (lead: Lead, cast: Cast, database: TestDatabase) => unknown,
): Rule =>
  rule(`${method} /api/v1/leads/:id${rest}`, statuses, async (database, cast) => {
    const lead = await aLead(database, { owner: cast.advisor });
    return { path: `/api/v1/leads/${lead.id}${rest}`, json: await json?.(lead, cast, database) };
  });

/** A call about a lead in the pool, which everybody sees and advisors must claim before they work on it. */
const pooled = (method: string, rest: string, statuses: number[], json?: (lead: Lead) => unknown): Rule =>
  rule(`${method} /api/v1/leads/:id${rest}`, statuses, async (database) => {
    const lead = await aLead(database);
    return { path: `/api/v1/leads/${lead.id}${rest}`, json: json?.(lead) };
  });

const article = (route: string, statuses: number[], json?: unknown): Rule =>
  rule(route, statuses, async (database) => {
    const { id } = await anArticle(database, { status: 'draft' });
    return { path: route.split(' ')[1]!.replace(':idOrSlug', id), json };
  });

const user = (route: string, statuses: number[], json?: unknown): Rule =>
  rule(route, statuses, async (database, { colleague }) => {
    const { id } = await aUser(database, { teamId: colleague.teamId });
    return { path: route.split(' ')[1]!.replace(':id', id), json };
  });

const quarantined = (action: string, statuses: number[]): Rule =>
  rule(`POST /api/v1/inquiries/:id/${action}`, statuses, async (database) => {
    const { id } = await anInquiry(database, { status: 'quarantined', quarantineReason: 'honeypot' });
    return { path: `/api/v1/inquiries/${id}/${action}` };
  });

/** One transparent pixel. */
const PNG = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  ),
);

//                    visitor advisor colleague stranger manager rival admin
const EVERYBODY = [200, 200, 200, 200, 200, 200, 200];
const SIGNED_IN = [401, 200, 200, 200, 200, 200, 200];
const MANAGERS = [401, 403, 403, 403, 200, 200, 200];
const ADMIN = [401, 403, 403, 403, 403, 403, 200];
const WHO_SEES = [401, 200, 404, 404, 200, 404, 200];
/** In the pool: seen by all, worked on by managers, by advisors only after claiming. */
const IN_POOL = [401, 403, 403, 403, 200, 200, 200];
const created = (statuses: number[]): number[] => statuses.map((status) => (status === 200 ? 201 : status));
const empty = (statuses: number[]): number[] => statuses.map((status) => (status === 200 ? 204 : status));

export const RULES: Rule[] = [
  plain('GET /health/live', EVERYBODY),
  plain('GET /health/ready', EVERYBODY),
  plain('GET /metrics', EVERYBODY),

  plain('GET /api/v1/session', SIGNED_IN),
  plain('POST /api/v1/session', [401, 401, 401, 401, 401, 401, 401], {
    email: 'nobody@example.test',
    password: 'not-the-password',
  }),
  plain('DELETE /api/v1/session', empty(SIGNED_IN)),
  plain('PUT /api/v1/session/password', [401, 422, 422, 422, 422, 422, 422], {
    current: 'not-the-password',
    next: 'long-enough-1',
  }),

  plain('GET /api/v1/today', SIGNED_IN),
  plain('GET /api/v1/leads', SIGNED_IN),
  rule('POST /api/v1/leads', created(SIGNED_IN), () => ({
    path: '/api/v1/leads',
    json: { company: `电话来的${randomUUID().slice(0, 8)}有限公司`, contact: '钱工', phone: '', need: '租厂房2000平' },
  })),
  owned('GET', '', WHO_SEES),
  owned('PATCH', '', WHO_SEES, ({ version }) => ({ stage: 'contacted', version })),
  owned('GET', '/timeline', WHO_SEES),
  owned('POST', '/notes', created(WHO_SEES), () => ({ text: '电话里很客气', key: randomUUID() })),
  owned('POST', '/calls', created(WHO_SEES), () => ({ outcome: 'no_answer', key: randomUUID() })),
  owned('POST', '/phone', WHO_SEES),
  owned('POST', '/claim', [401, 409, 404, 404, 409, 404, 409]),
  pooled('POST', '/claim', SIGNED_IN),
  owned('POST', '/release', empty(WHO_SEES), () => ({ reason: '地区不合' })),
  owned('PUT', '/owner', [401, 403, 403, 403, 200, 404, 200], (_lead, { colleague }) => ({ ownerId: colleague.id })),
  pooled('GET', '', SIGNED_IN),
  pooled('PATCH', '', IN_POOL, ({ version }) => ({ stage: 'contacted', version })),
  pooled('POST', '/notes', created(IN_POOL), () => ({ text: '未领取', key: randomUUID() })),
  pooled('POST', '/calls', created(IN_POOL), () => ({ outcome: 'no_answer', key: randomUUID() })),
  pooled('POST', '/phone', IN_POOL),
  owned('POST', '/tasks', created(WHO_SEES), () => ({
    kind: 'call_back',
    title: '再联系',
    due: new Date(Date.now() + 86_400_000).toISOString(),
    key: randomUUID(),
  })),

  plain('GET /api/v1/tasks', SIGNED_IN),
  rule('PATCH /api/v1/tasks/:id', empty(WHO_SEES), async (database, { advisor }) => {
    const task = await aTask(database, await aLead(database, { owner: advisor }));
    return { path: `/api/v1/tasks/${task.id}`, json: { status: 'done' } };
  }),

  plain('GET /api/v1/inquiries', SIGNED_IN),
  quarantined('release', empty(MANAGERS)),
  quarantined('dismiss', empty(MANAGERS)),

  plain('GET /api/v1/articles', SIGNED_IN),
  article('GET /api/v1/articles/:idOrSlug', SIGNED_IN),
  article('PATCH /api/v1/articles/:idOrSlug', SIGNED_IN, { summary: '改过的摘要' }),
  plain('GET /api/v1/takedowns', SIGNED_IN),
  plain('GET /api/v1/listings', SIGNED_IN),
  rule('GET /api/v1/listings/:idOrRef', SIGNED_IN, async (database) => ({
    path: `/api/v1/listings/${(await aListing(database)).id}`,
  })),

  plain('GET /api/v1/reports/funnel', MANAGERS),
  plain('GET /api/v1/reports/sources', MANAGERS),

  plain('GET /api/v1/users', MANAGERS),
  rule('POST /api/v1/users', created(ADMIN), (_database, { advisor }) => ({
    path: '/api/v1/users',
    json: { email: `${randomUUID()}@example.test`, name: '新人', role: 'advisor', teamId: advisor.teamId },
  })),
  user('PATCH /api/v1/users/:id', empty(ADMIN), { name: '改名' }),
  user('POST /api/v1/users/:id/password', created(ADMIN)),
  plain('GET /api/v1/teams', MANAGERS),
  rule('POST /api/v1/teams', created(ADMIN), () => ({
    path: '/api/v1/teams',
    json: { name: `组${randomUUID().slice(0, 8)}` },
  })),

  plain('GET /api/v1/settings/firm', ADMIN),
  plain('PUT /api/v1/settings/firm', ADMIN, { name: '示例产业服务', phone: '400-000-0000' }),
  rule('PUT /api/v1/settings/firm/qr', empty(ADMIN), () => ({ path: '/api/v1/settings/firm/qr', picture: PNG })),

  plain('GET /api/v1/notifications', SIGNED_IN),
  plain('POST /api/v1/notifications/read', empty(SIGNED_IN), { upTo: '0' }),
  plain('GET /api/v1/stream', SIGNED_IN),
  plain('POST /api/v1/needs/parse', SIGNED_IN, { text: '租3000平厂房' }),
];

/** Two teams with a manager each, under nobody, and an admin. */
export async function castIn(database: TestDatabase): Promise<Cast> {
  const [east, west] = [await aTeam(database), await aTeam(database)];
  const person = (role: AUser['role'], teamId: string) => aUser(database, { role, teamId });
  return {
    advisor: await person('advisor', east.id),
    colleague: await person('advisor', east.id),
    stranger: await person('advisor', west.id),
    manager: await person('manager', east.id),
    rival: await person('manager', west.id),
    admin: await person('admin', (await aTeam(database)).id),
  };
}
