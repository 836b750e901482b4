import { randomUUID } from 'node:crypto';
import { DEFAULT_POOL_RULES } from '@app/leads';
import { aLead } from '../factories/a-lead.js';
import { aListing } from '../factories/a-listing.js';
import { aTask } from '../factories/a-task.js';
import { aTeam } from '../factories/a-team.js';
import { aUser, type AUser } from '../factories/a-user.js';
import { insertRow } from '../factories/insert-row.js';
import type { TestDatabase } from '../setup/test-database.js';
import { DESK_RULES } from './desk-rules.js';
import { FOLLOW_UP_RULES } from './follow-up-rules.js';
import { MERGE_RULES } from './merge-rules.js';
import { SOURCE_RULES } from './source-rules.js';
import {
  aCounterNotice,
  article,
  aTakedown,
  board,
  CHANNEL,
  channel,
  company,
  failedJob,
  imported,
  inBox,
  leave,
  week,
  listing,
  owned,
  photographed,
  PNG,
  pooled,
  quarantined,
  ROBOT,
  SHEET,
  user,
} from './access-calls.js';
import {
  ADMIN,
  type Cast,
  created,
  empty,
  EVERYBODY,
  IN_POOL,
  MAKER,
  MANAGERS,
  plain,
  type Rule,
  rule,
  SIGNED_IN,
  WHO_SEES,
} from './access-rule.js';

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
  plain('GET /api/v1/lead-exports', SIGNED_IN),
  rule('POST /api/v1/lead-exports', SIGNED_IN, () => ({
    path: '/api/v1/lead-exports?view=mine',
    json: { format: 'csv' },
  })),
  rule('POST /api/v1/leads', created(SIGNED_IN), () => ({
    path: '/api/v1/leads',
    json: { company: `电话来的${randomUUID().slice(0, 8)}有限公司`, contact: '钱工', phone: '', need: '租厂房2000平' },
  })),
  owned('GET', '', WHO_SEES),
  owned('PATCH', '', WHO_SEES, ({ version }) => ({ stage: 'contacted', version })),
  owned('PATCH', '/need', WHO_SEES, ({ version }) => ({ version, set: { area_sqm: { min: 2000, max: 2000 } } })),
  pooled('PATCH', '/need', IN_POOL, ({ version }) => ({ version, clear: ['budget'] })),
  owned('GET', '/counterfactuals', WHO_SEES),
  owned('GET', '/supposed-need', WHO_SEES),
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
  { ...owned('POST', '/claim', [401, 200, 404, 404, 409, 404, 409]), again: true },
  pooled('POST', '/claim', SIGNED_IN),
  owned('POST', '/release', empty(WHO_SEES), () => ({ reason: '地区不合' })),
  owned('PUT', '/owner', [401, 403, 403, 403, 200, 404, 200], (_lead, { colleague }) => ({ ownerId: colleague.id })),
  owned('GET', '/takers', WHO_SEES),
  owned('POST', '/transfer', empty(WHO_SEES), (_lead, { colleague }) => ({
    ownerId: colleague.id,
    reason: '客户改看衢州',
  })),
  pooled('POST', '/transfer', [401, 403, 403, 403, 422, 422, 422], () => ({ ownerId: randomUUID(), reason: '无' })),
  owned('PUT', '/do-not-contact', empty(WHO_SEES), () => ({ reason: '不要再打' })),
  owned('DELETE', '/do-not-contact', [401, 403, 403, 403, 204, 404, 204], async (lead, { advisor }, database) => {
    await insertRow(database, 'do_not_contact', { contactId: lead.contactId, reason: '不要再打', by: advisor.id });
  }),
  owned('POST', '/protection/renew', [401, 403, 403, 403, 409, 404, 409]),
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

  ...FOLLOW_UP_RULES,
  ...MERGE_RULES,
  ...SOURCE_RULES,

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
  inBox('offered', 'offer', MANAGERS),
  inBox('offered', 'reveal', MANAGERS),
  inBox('requested', 'close', empty(MANAGERS), { note: '已删除，已短信告知' }),
  // Of a lead that the caller does not even see: its inquiry is in no box.
  inBox('read', 'reveal', [401, 403, 403, 403, 409, 409, 409]),

  ...DESK_RULES,
  plain('GET /api/v1/articles', SIGNED_IN),
  article('GET /api/v1/articles/:idOrSlug', SIGNED_IN),
  article('PATCH /api/v1/articles/:idOrSlug', SIGNED_IN, { summary: '改过的摘要' }),
  plain('GET /api/v1/takedowns', SIGNED_IN),
  rule('POST /api/v1/takedowns/:id/reveal', SIGNED_IN, async (database) => ({
    path: `/api/v1/takedowns/${await aTakedown(database)}/reveal`,
    json: {},
  })),
  rule('POST /api/v1/takedowns/:id/close', empty(SIGNED_IN), async (database) => ({
    path: `/api/v1/takedowns/${await aTakedown(database)}/close`,
    json: { outcome: 'done', note: '已撤下并回复' },
  })),
  ...(['hide', 'counter/reveal', 'counter/decide'] as const).map((act) =>
    rule(
      `POST /api/v1/takedowns/:id/${act}`,
      act === 'counter/reveal' ? SIGNED_IN : empty(SIGNED_IN),
      async (database) => {
        const id = await aTakedown(database);
        if (act !== 'hide') await aCounterNotice(database, id);
        const json = act === 'counter/decide' ? { outcome: 'refused', note: '理由不足' } : undefined;
        return { path: `/api/v1/takedowns/${id}/${act}`, json };
      },
    ),
  ),
  plain('GET /api/v1/settings/news', ADMIN),
  plain('PUT /api/v1/settings/news', ADMIN, { hideOnRequest: false }),
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

  plain('GET /api/v1/reports/attribution', SIGNED_IN),
  // Who takes figures out is on the record.
  { ...plain('GET /api/v1/reports/attribution.csv', SIGNED_IN), keeps: ['event', 'outbox'] },
  plain('GET /api/v1/reports/funnel', MANAGERS),
  plain('GET /api/v1/reports/sources', MANAGERS),
  plain('GET /api/v1/reports/lost-matches', MANAGERS),
  plain('GET /api/v1/reports/lost-matches/rows', MANAGERS),

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
  plain('GET /api/v1/settings/routing', ADMIN),
  plain('POST /api/v1/settings/routing/replay', ADMIN, { capacity: null, rules: [] }),
  // Somebody who looked at another version.
  plain('PUT /api/v1/settings/routing', [401, 403, 403, 403, 403, 403, 409], {
    version: -1,
    capacity: null,
    rules: [],
  }),
  plain('GET /api/v1/settings/stories', ADMIN),
  plain('PUT /api/v1/settings/stories', ADMIN, { jaccard: 0.5 }),
  plain('POST /api/v1/settings/stories/preview', ADMIN, { jaccard: 0.6 }),
  plain('GET /api/v1/settings/model', ADMIN),
  plain('PUT /api/v1/settings/model', ADMIN, { dailyLimit: 200 }),
  plain('POST /api/v1/settings/model/trial', ADMIN, { baseUrl: 'http://127.0.0.1:9/v1', model: 'none' }),
  plain('GET /api/v1/settings/pool', ADMIN),
  plain('PUT /api/v1/settings/pool', ADMIN, DEFAULT_POOL_RULES),
  plain('POST /api/v1/settings/pool/preview', ADMIN, DEFAULT_POOL_RULES),
  plain('GET /api/v1/settings/calendar', ADMIN),
  rule('PUT /api/v1/settings/calendar/:year', ADMIN, () => ({
    path: '/api/v1/settings/calendar/2031',
    json: { text: '元旦：1月1日至3日放假' },
  })),
  week('GET', [401, 200, 404, 404, 200, 404, 200]),
  week('PUT', [401, 200, 404, 404, 200, 404, 200], { hours: null, weekdays: null }),
  leave('GET', '', [401, 200, 404, 404, 200, 404, 200]),
  leave('POST', '', created([401, 200, 404, 404, 200, 404, 200]), () => ({ from: '2031-05-01', to: '2031-05-03' })),
  leave('DELETE', '/:leaveId', empty([401, 200, 404, 404, 200, 404, 200])),
  plain('PUT /api/v1/settings/matching', ADMIN, { rules: { budgetOver: 0.1 } }),
  plain('POST /api/v1/settings/matching/preview', ADMIN, { rules: { budgetOver: 0.1 } }),
  plain('PUT /api/v1/settings/firm', ADMIN, { name: '示例产业服务', phone: '400-000-0000' }),
  rule('PUT /api/v1/settings/firm/qr', empty(ADMIN), () => ({ path: '/api/v1/settings/firm/qr', picture: PNG })),

  plain('GET /api/v1/me/notifications', SIGNED_IN),
  rule('PUT /api/v1/me/notifications', SIGNED_IN, () => ({
    path: '/api/v1/me/notifications',
    json: { mail: false, muted: [randomUUID()], quietFrom: null, quietTo: null, perHour: 3 },
  })),
  plain('GET /api/v1/settings/channels', ADMIN),
  plain('POST /api/v1/settings/channels', created(ADMIN), { ...CHANNEL, url: ROBOT }),
  channel('PATCH', '', empty(ADMIN), { enabled: false }),
  channel('DELETE', '', empty(ADMIN)),
  plain('POST /api/v1/settings/channels/mail/test', [401, 403, 403, 403, 403, 403, 409]),
  rule('POST /api/v1/settings/channels/:id/test', [401, 403, 403, 403, 403, 403, 404], () => ({
    path: `/api/v1/settings/channels/${randomUUID()}/test`,
  })),
  plain('GET /api/v1/queue', ADMIN),
  plain('GET /api/v1/queue/failed', ADMIN),
  failedJob('retry'),
  failedJob('dismiss'),
  rule('PUT /api/v1/queue/:name', empty(ADMIN), () => ({ path: '/api/v1/queue/imports', json: { paused: false } })),
  plain('GET /api/queues', ADMIN),
  board('GET', '/api/queues?page=1', 200),
  board('POST', '/nothing', 404),
  board('PUT', '/api/queues/nothing/pause', 404),
  board('PATCH', '/nothing', 404),
  board('DELETE', '/nothing', 404),
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
  plain('POST /api/v1/phones/check', SIGNED_IN, { phone: '400 0123 021' }),
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
