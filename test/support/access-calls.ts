import { randomUUID } from 'node:crypto';
import { aLead } from '../factories/a-lead.js';
import { aListing } from '../factories/a-listing.js';
import { aUser } from '../factories/a-user.js';
import { anArticle } from '../factories/an-article.js';
import { anInquiry, type AnInquiry } from '../factories/an-inquiry.js';
import { insertRow } from '../factories/insert-row.js';
import type { TestDatabase } from '../setup/test-database.js';
import { ADMIN, type Cast, type Rule, rule } from './access-rule.js';

export type Lead = Awaited<ReturnType<typeof aLead>>;

/** A call about a lead that `advisor` owns. */
export const owned = (
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
export const pooled = (method: string, rest: string, statuses: number[], json?: (lead: Lead) => unknown): Rule =>
  rule(`${method} /api/v1/leads/:id${rest}`, statuses, async (database) => {
    const lead = await aLead(database);
    return { path: `/api/v1/leads/${lead.id}${rest}`, json: json?.(lead) };
  });

/** A call about the company of a lead that `advisor` owns. */
export const company = (method: string, statuses: number[], json?: unknown): Rule =>
  rule(`${method} /api/v1/companies/:id`, statuses, async (database, { advisor: owner }) => ({
    path: `/api/v1/companies/${(await aLead(database, { owner })).companyId}`,
    json,
  }));

export const article = (route: string, statuses: number[], json?: unknown): Rule =>
  rule(route, statuses, async (database) => {
    const { id } = await anArticle(database, { status: 'draft' });
    return { path: route.split(' ')[1]!.replace(':idOrSlug', id), json };
  });

/** @returns the id of an open ticket about an article of its own */
export async function aTakedown(database: TestDatabase): Promise<string> {
  const { id } = await anArticle(database);
  const ticket = randomUUID();
  const contact = database.keyring.encrypt('owner@example.cn', `takedown.contact:${ticket}`);
  await database.query(
    `insert into takedown (id, article_id, name, contact_cipher, reason, due_at) values ($1, $2, '版权方', $3, '侵权', now())`,
    [ticket, id, contact],
  );
  return ticket;
}

/** An answer to it that nobody decided yet. */
export async function aCounterNotice(database: TestDatabase, takedownId: string): Promise<void> {
  const id = randomUUID();
  const contact = database.keyring.encrypt('author@example.cn', `counter-notice.contact:${id}`);
  await database.query(
    `insert into counter_notice (id, takedown_id, name, contact_cipher, statement, due_at)
     values ($1, $2, '作者', $3, '系原创', now())`,
    [id, takedownId, contact],
  );
}

export const user = (route: string, statuses: number[], json?: unknown): Rule =>
  rule(route, statuses, async (database, { colleague }) => {
    const { id } = await aUser(database, { teamId: colleague.teamId });
    return { path: route.split(' ')[1]!.replace(':id', id), json };
  });

/** A call about the leave of somebody new in `advisor`'s place: `advisor` asks about themselves. */
export const leave = (method: string, rest: string, statuses: number[], json?: () => unknown): Rule =>
  rule(`${method} /api/v1/users/:id/leaves${rest}`, statuses, async (database, { advisor }) => {
    await database.query(`delete from user_leave where user_id = $1`, [advisor.id]);
    const [made] =
      method === 'DELETE'
        ? await database.query<{ id: string }>(
            `insert into user_leave (user_id, from_day, to_day) values ($1, '2031-01-01', '2031-01-02') returning id`,
            [advisor.id],
          )
        : [];
    return { path: `/api/v1/users/${advisor.id}/leaves${rest.replace(':leaveId', made?.id ?? '')}`, json: json?.() };
  });

/** A call about `advisor`'s working hours. */
export const week = (method: string, statuses: number[], json?: object): Rule =>
  rule(`${method} /api/v1/users/:id/working-week`, statuses, (_database, { advisor }) =>
    Promise.resolve({ path: `/api/v1/users/${advisor.id}/working-week`, json }),
  );

export const quarantined = (action: string, statuses: number[]): Rule =>
  rule(`POST /api/v1/inquiries/:id/${action}`, statuses, async (database) => {
    const { id } = await anInquiry(database, { status: 'quarantined', quarantineReason: 'honeypot' });
    return { path: `/api/v1/inquiries/${id}/${action}` };
  });

/** A call about a published listing; `version` is what an edit must name. */
export const listing = (
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

export const SHEET = new TextEncoder().encode('编号,类型,区县\nT-1,厂房,莲都区\n');

/** A call about an import that `manager` made: files hold what owners said, so they are its maker's and the admin's. */
export const imported = (method: string, rest: string, statuses: number[], status: string, json?: unknown): Rule =>
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
export const photographed = (
  method: string,
  rest: string,
  statuses: number[],
  json?: (photo: string) => unknown,
): Rule =>
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

export const inBox = (status: AnInquiry['status'], action: string, statuses: number[], json?: unknown): Rule =>
  rule(`POST /api/v1/inquiries/:id/${action}`, statuses, async (database) => {
    const { id } = await anInquiry(database, { status });
    return { path: `/api/v1/inquiries/${id}/${action}`, json };
  });

/** One transparent pixel. */
export const PNG = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  ),
);

export const CHANNEL = { kind: 'wecom', name: '示例群', secret: '', teamId: null };
export const ROBOT = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=example';

/** A call about a group's robot that is there. */
export const channel = (method: string, rest: string, statuses: number[], json?: unknown): Rule =>
  rule(`${method} /api/v1/settings/channels/:id${rest}`, statuses, async (database) => {
    const row = { kind: 'wecom', name: '示例群', addressCipher: Buffer.from('0'), addressHint: 'mple' };
    const { id } = await insertRow<{ id: string }>(database, 'channel', row);
    return { path: `/api/v1/settings/channels/${id}${rest}`, json };
  });

export const failedJob = (act: string): Rule =>
  rule(`POST /api/v1/queue/failed/${act}`, ADMIN, async (database) => {
    const id = randomUUID();
    await insertRow(database, 'failed_job', {
      id,
      queue: 'flow',
      handler: 'match-lead',
      subject: id,
      attempts: 10,
      kind: 'program',
      reason: 'Error',
    });
    return { path: `/api/v1/queue/failed/${act}`, json: { ids: [id] } };
  });

/** A call of the queue library's own tool; what it does not know it says itself, to an administrator only. */
export const board = (method: string, rest: string, status: number): Rule =>
  rule(`${method} /api/queues/*`, [401, 403, 403, 403, 403, 403, status], () => ({
    path: `/api/queues/${rest.replace(/^\//, '')}`,
    json: method === 'GET' ? undefined : {},
  }));
