import { aProspect } from '../factories/a-prospect.js';
import { aLead } from '../factories/a-lead.js';
import { empty, plain, type Rule, rule, SIGNED_IN, WHO_SEES } from './access-rule.js';

const article = (method: string, rest: string, statuses: number[], json?: unknown, desk?: 'done'): Rule =>
  rule(`${method} /api/v1/desk/:id${rest}`, statuses, async (database) => {
    const { articleId } = await aProspect(database, { desk });
    return { path: `/api/v1/desk/${articleId}${rest}`, json };
  });

const prospect = (method: string, rest: string, json?: unknown): Rule =>
  rule(`${method} /api/v1/prospects/:id${rest}`, SIGNED_IN, async (database) => {
    const { id } = await aProspect(database);
    return { path: `/api/v1/prospects/${id}${rest}`, json };
  });

/** The editor's desk is for whoever edits articles; the number of a lead for whoever works on it. */
export const DESK_RULES: Rule[] = [
  plain('GET /api/v1/desk', SIGNED_IN),
  article('GET', '', SIGNED_IN),
  article('POST', '/publish', SIGNED_IN),
  article('POST', '/unpublish', empty(SIGNED_IN)),
  article('POST', '/ignore', empty(SIGNED_IN)),
  article('POST', '/block', SIGNED_IN, {}),
  article('POST', '/reopen', empty(SIGNED_IN), undefined, 'done'),
  prospect('PATCH', '', { version: 1, facts: { area_sqm: 2000 } }),
  prospect('POST', '/preview', { set: { area_sqm: { min: 2000, max: 2000 } } }),
  prospect('POST', '/approve', { version: 1 }),
  prospect('POST', '/dismiss'),
  prospect('POST', '/restore'),
  rule('PUT /api/v1/leads/:id/public-phone', WHO_SEES, async (database, { advisor: owner }) => {
    const lead = await aLead(database, { owner });
    await database.query(
      `update contact set phone_cipher = null, phone_index = null, phone_hint = null where id = $1`,
      [lead.contactId],
    );
    const phone = `0578${2_000_000 + Math.floor(Math.random() * 6_000_000)}`;
    return {
      path: `/api/v1/leads/${lead.id}/public-phone`,
      json: { phone, sourceUrl: 'https://www.example.cn/contact' },
    };
  }),
];
