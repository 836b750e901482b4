import { createHash, randomUUID } from 'node:crypto';
import type { Tx } from '@app/platform';
import { demoArticles } from './content/demo-articles.js';
import type { DemoTime } from './demo-time.js';
import { bytes, insertRows } from './insert-rows.js';

const takedownNotice = '本文为演示数据，企业与项目均为虚构。如有异议，请通过本页「申请删除」告诉我们。';

/** A county comes with its city. */
const withCities = (codes: string[]): string[] => [...new Set(codes.flatMap((code) => [code.slice(0, 4), code]))];

/** @returns ids by short name */
export async function loadArticles(tx: Tx, time: DemoTime): Promise<Map<string, string>> {
  const articles = demoArticles((days) => time.spoken(days)).map((article) => ({ id: randomUUID(), ...article }));
  const rows = articles.map((article) => {
    const text = article.paragraphs.join('\n\n');
    const shownAt = time.calendar.at(time.day(-article.daysAgo), '09:20');
    return {
      id: article.id,
      slug: `${time.day(-article.daysAgo)}-${article.slug}`,
      title: article.title,
      category: article.category,
      category_city: article.categoryCity,
      publisher: article.publisher,
      authors: article.authors,
      editors: article.editors,
      posted_on: time.day(-article.daysAgo),
      published_on: time.day(-article.daysAgo - 1),
      text,
      summary: article.summary,
      key_points: article.keyPoints,
      regions: withCities(article.regions),
      industries: article.industries,
      source_url: article.licence === 'own' ? null : `https://news.example.com/${article.slug}`,
      licence: article.licence,
      licensed_by: article.licence === 'permitted' ? article.publisher : null,
      licensed_on: article.licence === 'permitted' ? time.day(-article.daysAgo) : null,
      summary_edited: article.licence !== 'link_only',
      related: article.related,
      site_contact: [],
      takedown_notice: article.licence === 'own' ? null : takedownNotice,
      content_hash: bytes(createHash('sha256').update(`${article.title}\n${text}`).digest()),
      status: 'published',
      published_at: shownAt,
      demo: true,
      created_at: shownAt,
    };
  });
  await insertRows(tx, 'article', rows);
  return new Map(articles.map(({ key, id }) => [key, id]));
}
