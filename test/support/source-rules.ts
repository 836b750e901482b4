import { randomUUID } from 'node:crypto';
import { insertRow } from '../factories/insert-row.js';
import type { TestDatabase } from '../setup/test-database.js';
import { created, empty, MANAGERS, plain, type Rule, rule, SIGNED_IN } from './access-rule.js';

const aSource = (database: TestDatabase): Promise<{ id: string }> =>
  insertRow(database, 'source', {
    name: '示例日报',
    kind: 'feed',
    url: `https://news.example/${randomUUID()}.xml`,
    pausedAt: new Date(),
  });

/** A call about a paused source of its own. */
const source = (method: string, rest: string, statuses: number[], json?: unknown): Rule =>
  rule(`${method} /api/v1/sources/:id${rest}`, statuses, async (database) => ({
    path: `/api/v1/sources/${(await aSource(database)).id}${rest}`,
    json,
  }));

const story =
  '云和签约一个轴承项目\n\n云和县与一家企业签约，项目计划投资三亿元，用地四十亩，建设两条生产线，预计明年投产。';
/** What nobody can fetch: refused before anything goes out. */
const inside = { kind: 'feed', url: 'http://127.0.0.1:8080/rss.xml' };
const unreadable = SIGNED_IN.map((status) => (status === 200 ? 422 : status));

/** News sources: all editors see how they do and bring in articles; managers keep them. */
export const SOURCE_RULES: Rule[] = [
  plain('GET /api/v1/sources', SIGNED_IN),
  rule('POST /api/v1/sources', created(MANAGERS), () => ({
    path: '/api/v1/sources',
    json: { name: '示例', kind: 'feed', url: `https://news.example/${randomUUID()}.xml` },
  })),
  plain('POST /api/v1/sources/try', MANAGERS, inside),
  source('GET', '', SIGNED_IN),
  source('GET', '/fetches', SIGNED_IN),
  source('PATCH', '', empty(MANAGERS), { name: '改名', paused: true }),
  source('POST', '/run', [401, 403, 403, 403, 409, 409, 409]),
  source('DELETE', '', empty(MANAGERS)),
  plain('GET /api/v1/source-blocks', SIGNED_IN),
  rule('POST /api/v1/source-blocks', empty(MANAGERS), () => ({
    path: '/api/v1/source-blocks',
    json: { host: `${randomUUID()}.example`, reason: '照抄' },
  })),
  rule('DELETE /api/v1/source-blocks/:id', MANAGERS, async (database) => {
    const { id } = await insertRow<{ id: string }>(database, 'source_block', { host: `${randomUUID()}.example` });
    return { path: `/api/v1/source-blocks/${id}` };
  }),
  { ...plain('POST /api/v1/articles/from-url', unreadable, { url: 'http://127.0.0.1:8080/' }), keeps: ['page_fetch'] },
  rule('POST /api/v1/articles/from-text', SIGNED_IN, () => ({
    path: '/api/v1/articles/from-text',
    json: { text: `${story}${randomUUID()}` },
  })),
  plain('POST /api/v1/articles/from-file', unreadable),
];
