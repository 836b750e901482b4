import { aLead } from '../factories/a-lead.js';
import { aMerge } from '../factories/a-merge.js';
import { aPair } from '../factories/a-pair.js';
import { type Rule, SIGNED_IN, WHO_SEES } from './access-rule.js';

//                 visitor advisor colleague stranger manager rival admin

/** Who may see duplicates, merge and undo: leads by those who may work on both, companies from manager on. */
export const MERGE_RULES: Rule[] = [
  {
    route: 'GET /api/v1/leads/:id/duplicates',
    statuses: WHO_SEES,
    call: async (database, { advisor: owner }) => ({
      path: `/api/v1/leads/${(await aLead(database, { owner })).id}/duplicates`,
    }),
  },
  { route: 'GET /api/v1/duplicates', statuses: SIGNED_IN, call: () => ({ path: '/api/v1/duplicates' }) },
  {
    route: 'GET /api/v1/duplicates/pair',
    statuses: WHO_SEES,
    call: async (database, { advisor }) => {
      const { keep, gone } = await aPair(database, advisor);
      return { path: `/api/v1/duplicates/pair?kind=lead&a=${keep}&b=${gone}` };
    },
  },
  {
    route: 'POST /api/v1/duplicates/dismiss',
    statuses: [401, 204, 404, 404, 204, 404, 204],
    call: async (database, { advisor }) => {
      const { keep: a, gone: b } = await aPair(database, advisor);
      return { path: '/api/v1/duplicates/dismiss', json: { kind: 'lead', a, b } };
    },
  },
  { route: 'GET /api/v1/merges', statuses: SIGNED_IN, call: () => ({ path: '/api/v1/merges' }) },
  {
    route: 'POST /api/v1/merges',
    statuses: [401, 201, 404, 404, 201, 404, 201],
    call: async (database, { advisor }) => ({
      path: '/api/v1/merges',
      json: { kind: 'lead', ...(await aPair(database, advisor)), choices: {} },
    }),
  },
  {
    route: 'POST /api/v1/merges',
    statuses: [401, 403, 403, 403, 201, 404, 201],
    call: async (database, { advisor: owner }) => {
      const [one, two] = [await aLead(database, { owner }), await aLead(database, { owner })];
      return {
        path: '/api/v1/merges',
        json: { kind: 'company', keep: one.companyId, gone: two.companyId, choices: {} },
      };
    },
  },
  {
    route: 'POST /api/v1/merges/:id/undo',
    statuses: WHO_SEES,
    call: async (database, { advisor }) => ({
      path: `/api/v1/merges/${(await aMerge(database, await aPair(database, advisor))).id}/undo`,
    }),
  },
];
