import type { TestDatabase } from '../setup/test-database.js';
import { anArticle } from './an-article.js';
import { insertRow } from './insert-row.js';
import { unlike } from './unlike.js';

export interface AProspect {
  id: string;
  articleId: string;
  status: string;
  leadId: string | null;
  version: number;
}

/** A company in the news that waits on the desk: it signed in 云和 and rents a hall. */
export async function aProspect(
  database: TestDatabase,
  {
    company = `云和砺舟${unlike()}精密制造有限公司`,
    desk = 'waiting',
  }: { company?: string; desk?: 'waiting' | 'done' } = {},
): Promise<AProspect> {
  const article = await anArticle(database, { status: 'draft' });
  await database.query(
    `update article set desk = $2, desk_outcome = $3, desk_done_at = $4, story_id = id, desk_score = 50,
       desk_reason = '{"prospects": 1, "stage": "签约", "place": "云和"}', source_url = 'https://news.example.com/' || slug
     where id = $1`,
    [article.id, desk, desk === 'done' ? 'ignored' : null, desk === 'done' ? new Date() : null],
  );
  const facts = {
    ...{ company, aliases: [], former_names: [], related_companies: [], project: '传动部件项目', amount_foreign: null },
    ...{ amount_cny: 120_000_000, area_mu: null, area_sqm: 3000, tenure: 'rent', stage: '签约', park: null },
    ...{ province: '浙江省', city: '丽水市', district: '云和县', region: '331125', industry_gb4754_division: 'C34' },
  };
  return insertRow(database, 'prospect', { articleId: article.id, ordinal: 0, facts, evidence: { district: [0, 3] } });
}
