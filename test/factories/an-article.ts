import { createHash } from 'node:crypto';
import type { TestDatabase } from '../setup/test-database.js';
import { insertRow } from './insert-row.js';
import { unlike } from './unlike.js';

export interface AnArticle {
  id: string;
  slug: string;
  title: string;
  status: 'draft' | 'published' | 'hidden';
}

/** A published article of our own making about a project that settles in 丽水. */
export function anArticle(database: TestDatabase, article: Partial<AnArticle> = {}): Promise<AnArticle> {
  const number = unlike();
  const text = `云和县举行项目签约仪式，云岭${number}精密制造项目落户，计划投资三亿元，用地四十亩，建设智能零部件生产线。`;
  return insertRow(database, 'article', {
    slug: `yunhe-project-${number}`,
    title: `云和签约智能零部件项目（之${number}）`,
    category: '丽水产业信息',
    categoryCity: '丽水',
    publisher: '云和日报',
    postedOn: '2026-03-02',
    publishedOn: '2026-03-01',
    text,
    summary: '一个智能零部件项目落户云和，用地四十亩。',
    keyPoints: ['计划投资三亿元', '用地四十亩'],
    regions: ['331125'],
    contentHash: createHash('sha256').update(text).digest(),
    status: 'published',
    publishedAt: new Date(),
    ...article,
  });
}
