import { randomUUID } from 'node:crypto';
import { aLead } from '../factories/a-lead.js';
import { aListing } from '../factories/a-listing.js';
import { aTask } from '../factories/a-task.js';
import { aTeam } from '../factories/a-team.js';
import { aUser, type AUser } from '../factories/a-user.js';
import { anArticle } from '../factories/an-article.js';
import { anInquiry, type AnInquiry } from '../factories/an-inquiry.js';
import { insertRow } from '../factories/insert-row.js';
import type { TestDatabase } from '../setup/test-database.js';
import { MERGE_RULES } from './merge-rules.js';

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

/** A call about the company of a lead that `advisor` owns. */
const company = (method: string, statuses: number[], json?: unknown): Rule =>
  rule(`${method} /api/v1/companies/:id`, statuses, async (database, { advisor: owner }) => ({
    path: `/api/v1/companies/${(await aLead(database, { owner })).companyId}`,
    json,
  }));

const article = (route: string, statuses: number[], json?: unknown): Rule =>
  rule(route, statuses, async (database) => {
    const { id } = await anArticle(database, { status: 'draft' });
    return { path: route.split(' ')[1]!.replace(':idOrSlug', id), json };
  });

/** @returns the id of an open ticket about an article of its own */
async function aTakedown(database: TestDatabase): Promise<string> {
  const { id } = await anArticle(database);
  const [ticket] = await database.query<{ id: string }>(
    `insert into takedown (article_id, name, contact_cipher, reason, due_at) values ($1, '版权方', 'x', '侵权', now()) returning id`,
    [id],
  );
  return ticket!.id;
}

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

/** A call about a published listing; `version` is what an edit must name. */
const listing = (
  method: string,
  rest: string,
  statuses: number[],
  json?: (listing: { id: string; version: string }) => unknown,
): Rule =>
  rule(`${method} /api/v1/listings/:id${rest}`, statuses, async (database) => {
    const { id } = await aListing(database);
    const [row] = await database.query<{ version: string }>(
      `select to_json(updated_at) #>> '{}' as version from listing where id = $1`,
      [id],
    );
    return { path: `/api/v1/listings/${id}${rest}`, json: json?.({ id, ...row! }) };
  });

const SHEET = new TextEncoder().encode('编号,类型,区县\nT-1,厂房,莲都区\n');

/** A call about an import that `manager` made: files hold what owners said, so they are its maker's and the admin's. */
const imported = (method: string, rest: string, statuses: number[], status: string, json?: unknown): Rule =>
  rule(`${method} /api/v1/listing-imports/:id${rest}`, statuses, async (database, { manager }) => {
    const columns = ['ref', 'kind'].map((field) => ({ header: field, field, confidence: 1 }));
    const [made] = await database.query<{ id: string }>(
      `insert into listing_import (source, file_name, file_type, file_hash, file, columns, status, created_by)
       values ('own', 'a.csv', 'csv', '', $1, $2, $3, $4) returning id`,
      [Buffer.from('ref,kind\nT-1,factory\n'), JSON.stringify(columns), status, manager.id],
    );
    return { path: `/api/v1/listing-imports/${made!.id}${rest}`, json };
  });

/** A call about a listing that has one photo. */
const photographed = (method: string, rest: string, statuses: number[], json?: (photo: string) => unknown): Rule =>
  rule(`${method} /api/v1/listings/:id${rest}`, statuses, async (database) => {
    const { id } = await aListing(database);
    const [photo] = await database.query<{ id: string }>(
      `insert into listing_photo (listing_id, position, width, height, content_hash, small, large)
       values ($1, 1, 1, 1, 'x', 'small', 'large') returning id`,
      [id],
    );
    const path = rest.replace(':file', `${photo!.id}-480.webp`).replace(':photoId', photo!.id);
    return { path: `/api/v1/listings/${id}${path}`, json: json?.(photo!.id) };
  });

const inBox = (status: AnInquiry['status'], action: string, statuses: number[], json?: unknown): Rule =>
  rule(`POST /api/v1/inquiries/:id/${action}`, statuses, async (database) => {
    const { id } = await anInquiry(database, { status });
    return { path: `/api/v1/inquiries/${id}/${action}`, json };
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
/** Who made it and the admin. */
const MAKER = [401, 403, 403, 403, 200, 404, 200];
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
  owned('PATCH', '/need', WHO_SEES, ({ version }) => ({ version, set: { area_sqm: { min: 2000, max: 2000 } } })),
  pooled('PATCH', '/need', IN_POOL, ({ version }) => ({ version, clear: ['budget'] })),
  owned('GET', '/counterfactuals', WHO_SEES),
  ...['POST', 'DELETE'].map((method) =>
    rule(`${method} /api/v1/leads/:id/matches/:listingId/reject`, WHO_SEES, async (database, cast) => {
      const [lead, listing] = [await aLead(database, { owner: cast.advisor }), await aListing(database)];
      const json = method === 'POST' ? { reason: 'price' } : undefined;
      if (method === 'DELETE')
        await insertRow(database, 'match_feedback', {
          leadId: lead.id,
          listingId: listing.id,
          reason: 'price',
          authorId: cast.advisor.id,
        });
      return { path: `/api/v1/leads/${lead.id}/matches/${listing.id}/reject`, json };
    }),
  ),
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

  company('GET', WHO_SEES),
  company('PATCH', WHO_SEES, { uscc: '91350100M000100Y43' }),

  ...MERGE_RULES,

  owned('GET', '/shares', WHO_SEES),
  owned('POST', '/shares', created(WHO_SEES), async (_lead, _cast, database) => ({
    listingIds: [(await aListing(database)).id],
    key: randomUUID(),
  })),
  pooled('GET', '/shares', SIGNED_IN),
  rule('DELETE /api/v1/leads/:id/shares/:shareId', empty(WHO_SEES), async (database, { advisor }) => {
    const lead = await aLead(database, { owner: advisor });
    const [share] = await database.query<{ id: string }>(
      `insert into share (id, lead_id, author_id, key, token_hash, expires_at)
       values (gen_random_uuid(), $1, $2, $3, $4, now() + interval '1 day') returning id`,
      [lead.id, advisor.id, randomUUID(), Buffer.from(randomUUID())],
    );
    return { path: `/api/v1/leads/${lead.id}/shares/${share!.id}` };
  }),

  plain('GET /api/v1/tasks', SIGNED_IN),
  rule('PATCH /api/v1/tasks/:id', empty(WHO_SEES), async (database, { advisor }) => {
    const task = await aTask(database, await aLead(database, { owner: advisor }));
    return { path: `/api/v1/tasks/${task.id}`, json: { status: 'done' } };
  }),

  plain('GET /api/v1/inquiries', SIGNED_IN),
  quarantined('release', empty(MANAGERS)),
  quarantined('dismiss', empty(MANAGERS)),
  plain('GET /api/v1/inquiries/counts', SIGNED_IN),
  quarantined('to-lead', MANAGERS),
  quarantined('reveal', MANAGERS),
  inBox('dismissed', 'restore', empty(MANAGERS)),
  inBox('offered', 'to-lead', MANAGERS),
  inBox('offered', 'to-listing', empty(MANAGERS), {}),
  inBox('offered', 'dismiss', empty(MANAGERS)),
  inBox('offered', 'reveal', MANAGERS),
  inBox('requested', 'close', empty(MANAGERS), { note: '已删除，已短信告知' }),
  // Of a lead that the caller does not even see: its inquiry is in no box.
  inBox('read', 'reveal', [401, 403, 403, 403, 409, 409, 409]),

  plain('GET /api/v1/articles', SIGNED_IN),
  article('GET /api/v1/articles/:idOrSlug', SIGNED_IN),
  article('PATCH /api/v1/articles/:idOrSlug', SIGNED_IN, { summary: '改过的摘要' }),
  plain('GET /api/v1/takedowns', SIGNED_IN),
  rule('POST /api/v1/takedowns/:id/close', empty(SIGNED_IN), async (database) => ({
    path: `/api/v1/takedowns/${await aTakedown(database)}/close`,
    json: { outcome: 'done', note: '已撤下并回复' },
  })),
  plain('GET /api/v1/listings', SIGNED_IN),
  rule('GET /api/v1/listings/:idOrRef', SIGNED_IN, async (database) => ({
    path: `/api/v1/listings/${(await aListing(database)).id}`,
  })),
  plain('GET /api/v1/listings/duplicates', MANAGERS),
  plain('POST /api/v1/listings/read', MANAGERS, { text: '厂房出租2000平' }),
  rule('POST /api/v1/listings', created(MANAGERS), () => ({
    path: '/api/v1/listings',
    json: { listing: { ref: randomUUID(), kind: 'factory', title: '单层厂房', region: '331102' } },
  })),
  listing('PATCH', '', MANAGERS, ({ version }) => ({ version, listing: { area_sqm: 2800 } })),
  listing('POST', '/status', MANAGERS, () => ({ status: 'let', reason: '已签约' })),
  listing('POST', '/verify', MANAGERS, () => ({ kind: 'site' })),
  listing('POST', '/unpublish', MANAGERS),
  rule('POST /api/v1/listings/:id/publish', MANAGERS, async (database) => {
    const { id } = await aListing(database);
    await database.query('update listing set published_at = null where id = $1', [id]);
    return { path: `/api/v1/listings/${id}/publish` };
  }),
  listing('POST', '/owner', MANAGERS),
  listing('GET', '/leads', SIGNED_IN),
  listing('GET', '/photos', SIGNED_IN),
  photographed('GET', '/photos/:file', SIGNED_IN),
  rule('POST /api/v1/listings/:id/photos', created(MANAGERS), async (database) => ({
    path: `/api/v1/listings/${(await aListing(database)).id}/photos`,
    picture: PNG,
  })),
  photographed('PATCH', '/photos', MANAGERS, (photo) => ({ order: [photo] })),
  photographed('PATCH', '/photos/:photoId', MANAGERS, () => ({ caption: '北门' })),
  photographed('DELETE', '/photos/:photoId', MANAGERS),
  plain('GET /api/v1/listing-imports', MANAGERS),
  plain('GET /api/v1/listing-imports/template', MANAGERS),
  rule('POST /api/v1/listing-imports', created(MANAGERS), () => ({ path: '/api/v1/listing-imports', picture: SHEET })),
  imported('GET', '', MAKER, 'checked'),
  imported('PUT', '/columns', empty(MAKER), 'checked', { fields: ['ref', 'kind'] }),
  imported('POST', '/start', empty(MAKER), 'checked', {}),
  imported('POST', '/undo', empty(MAKER), 'done'),
  imported('DELETE', '', empty(MAKER), 'checked'),
  imported('GET', '/errors', MAKER, 'done'),
  rule('POST /listings/preview', MANAGERS, () => ({
    path: '/listings/preview',
    json: { listing: { ref: 'P-1', kind: 'factory', region: '331102' } },
  })),
  plain('GET /api/v1/parks', SIGNED_IN),
  rule('PATCH /api/v1/parks/:id', empty(MANAGERS), async (database) => {
    const [park] = await database.query<{ id: string }>(
      `insert into park (name, region) values ($1, '331102') returning id`,
      [`园区${randomUUID().slice(0, 8)}`],
    );
    return { path: `/api/v1/parks/${park!.id}`, json: { hideUnits: true } };
  }),

  plain('GET /api/v1/regions', SIGNED_IN),
  plain('GET /api/v1/industries', SIGNED_IN),

  plain('GET /api/v1/reports/funnel', MANAGERS),
  plain('GET /api/v1/reports/sources', MANAGERS),
  plain('GET /api/v1/reports/lost-matches', MANAGERS),

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
  plain('GET /api/v1/settings/matching', ADMIN),
  plain('PUT /api/v1/settings/matching', ADMIN, { rules: { budgetOver: 0.1 } }),
  plain('PUT /api/v1/settings/firm', ADMIN, { name: '示例产业服务', phone: '400-000-0000' }),
  rule('PUT /api/v1/settings/firm/qr', empty(ADMIN), () => ({ path: '/api/v1/settings/firm/qr', picture: PNG })),

  plain('GET /api/v1/notifications', SIGNED_IN),
  plain('POST /api/v1/notifications/read', empty(SIGNED_IN), { upTo: '0' }),
  plain('GET /api/v1/stream', SIGNED_IN),
  plain('GET /api/v1/settings/zones', ADMIN),
  rule('PUT /api/v1/settings/zones', ADMIN, () => ({
    path: '/api/v1/settings/zones',
    json: {
      name: `示例${randomUUID().replace(/[^a-f]/g, '')}经济开发区`,
      hostCode: '3311',
      shorts: [],
      hidden: false,
      version: null,
    },
  })),
  plain('DELETE /api/v1/settings/zones', empty(ADMIN), { name: '没有过的经济开发区' }),
  plain('POST /api/v1/settings/zones/preview', ADMIN, {
    text: '云岭智谷租3000平',
    zone: { name: '云岭产业新城', hostCode: '3311', shorts: ['云岭智谷'], hidden: false },
  }),
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
