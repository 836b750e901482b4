import { randomUUID } from 'node:crypto';
import { aLead } from '../factories/a-lead.js';
import { insertRow } from '../factories/insert-row.js';
import type { TestDatabase } from '../setup/test-database.js';
import { ADMIN, type Cast, created, empty, plain, type Rule, SIGNED_IN, WHO_SEES } from './access-rule.js';

const definition = {
  steps: [{ kind: 'call_back', title: '回电', wait: { minutes: 60 } }],
  repeat: null,
  stopOnReply: false,
  stopOnStage: true,
  next: null,
};
const draft = (key: string) => ({ name: '演示', trigger: 'outcome', key, grade: 'any', active: true, definition });
const deal = {
  areaSqm: null,
  landMu: null,
  kind: 'lease',
  promisedStartOn: null,
  promisedProductionOn: null,
  promisedTaxYuan: 1_000_000,
  startedOn: null,
  producedOn: null,
  contractEndsOn: null,
  leaseEndsOn: null,
};
const ladder = { firstCallMinutes: 30, rungs: [{ to: 'leader', minutes: 30 }] };

const signed = (
  route: string,
  statuses: number[],
  json?: (database: TestDatabase, leadId: string) => unknown,
): Rule => ({
  route,
  statuses,
  call: async (database, { advisor }) => {
    const { id } = await aLead(database, { owner: advisor, stage: 'signed' });
    return { path: route.split(' ')[1]!.replace(':id', id), json: await json?.(database, id) };
  },
});

const ticket = (route: string, statuses: number[], json?: () => unknown): Rule => ({
  route,
  statuses,
  call: async (database, { advisor }) => {
    const lead = await aLead(database, { owner: advisor, stage: 'signed' });
    const { id } = await insertRow<{ id: string }>(database, 'service_ticket', {
      leadId: lead.id,
      kind: 'housing',
      title: '员工宿舍',
      dueAt: new Date(Date.now() + 86_400_000),
      ownerId: advisor.id,
      key: randomUUID(),
    });
    return { path: route.split(' ')[1]!.replace(':id', id), json: json?.() };
  },
});

/** Everybody of the cast has a link that can be taken back. */
async function linked(database: TestDatabase, cast: Cast): Promise<void> {
  for (const { id } of Object.values(cast))
    await database.query(
      `insert into calendar_feed (user_id, token_hash) values ($1::uuid, decode(md5($1::uuid::text), 'hex')) on conflict do nothing`,
      [id],
    );
}

/** The ladder, playbooks, one's calendar, and what companies ask for after they signed. */
export const FOLLOW_UP_RULES: Rule[] = [
  plain('GET /api/v1/settings/ladder', ADMIN),
  plain('PUT /api/v1/settings/ladder', ADMIN, ladder),
  plain('POST /api/v1/settings/ladder/preview', ADMIN, ladder),
  plain('GET /api/v1/settings/playbooks', ADMIN),
  {
    route: 'POST /api/v1/settings/playbooks',
    statuses: created(ADMIN),
    call: () => ({ path: '/api/v1/settings/playbooks', json: draft(`k${randomUUID().slice(0, 8)}`) }),
  },
  {
    route: 'PUT /api/v1/settings/playbooks/:id',
    statuses: ADMIN,
    call: async (database) => {
      const { id, key } = await insertRow<{ id: string; key: string }>(database, 'playbook', {
        name: '演示',
        trigger: 'outcome',
        key: `k${randomUUID().slice(0, 8)}`,
      });
      await database.query(`insert into playbook_version (playbook_id, version, definition) values ($1, 1, $2)`, [
        id,
        JSON.stringify(definition),
      ]);
      return { path: `/api/v1/settings/playbooks/${id}`, json: { ...draft(key), version: 1 } };
    },
  },
  plain('POST /api/v1/settings/playbooks/preview', ADMIN, { definition }),
  plain('POST /api/v1/tasks/read', SIGNED_IN, { text: '明天下午3点 带看 A厂' }),
  plain('GET /api/v1/me/calendar', SIGNED_IN),
  plain('POST /api/v1/me/calendar', created(SIGNED_IN)),
  {
    route: 'DELETE /api/v1/me/calendar',
    statuses: empty(SIGNED_IN),
    call: async (database, cast) => {
      await linked(database, cast);
      return { path: '/api/v1/me/calendar' };
    },
  },
  plain('GET /api/v1/service/tickets', SIGNED_IN),
  ticket('GET /api/v1/service/tickets/:id', WHO_SEES),
  ticket('PATCH /api/v1/service/tickets/:id', WHO_SEES, () => ({ status: 'doing', version: 1 })),
  ticket('POST /api/v1/service/tickets/:id/notes', WHO_SEES, () => ({ text: '已联系', key: randomUUID() })),
  signed('GET /api/v1/leads/:id/deal', WHO_SEES),
  signed('PUT /api/v1/leads/:id/deal', WHO_SEES, () => ({ ...deal, version: 0 })),
  signed('POST /api/v1/leads/:id/deal/taxes', WHO_SEES, async (database, leadId) => {
    await insertRow(database, 'deal', { leadId, kind: 'lease' });
    return { year: 2025, amountYuan: 800_000 };
  }),
  signed('POST /api/v1/leads/:id/tickets', created(WHO_SEES), () => ({
    kind: 'housing',
    title: '员工宿舍',
    key: randomUUID(),
  })),
];
