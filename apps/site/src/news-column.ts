import type { ArticleFilter } from '@app/articles';
import { industryName, regionByCode, regionName, shortRegionName } from '@app/reference';
import type { Frame } from './frame.js';
import { cityPath, topicPath } from './news-paths.js';

/** A list of news with an address, a title and a feed of its own. */
export interface NewsColumn {
  kind: 'all' | 'city' | 'topic' | 'column';
  /** Of the city or topic. */
  code: string;
  /** 丽水, 医药制造业, or a column's own name. */
  name: string;
  path: string;
  filter: ArticleFilter;
}

export const ALL_NEWS: NewsColumn = { kind: 'all', code: '', name: '', path: '/news', filter: {} };

/** A city or county by GB/T 2260. */
export function cityColumn(code: string): NewsColumn | undefined {
  const known = /^\d{4}(?:\d{2})?$/.test(code) && regionByCode(code);
  if (!known) return undefined;
  return {
    kind: 'city',
    code,
    name: shortRegionName(regionName(code)),
    path: cityPath(code),
    filter: { region: code },
  };
}

/** A trade by GB/T 4754 division. */
export function topicColumn(code: string, language: Frame['language'] = 'zh-CN'): NewsColumn | undefined {
  const name = /^\d{2}$/.test(code) && industryName(code, language === 'en' ? 'en' : 'zh');
  return name ? { kind: 'topic', code, name, path: topicPath(code), filter: { industry: code } } : undefined;
}

/** A column as another paper named it: it has no code, so no page of its own but a filtered list. */
export const namedColumn = (name: string): NewsColumn => ({
  kind: 'column',
  code: '',
  name,
  path: `/news?column=${encodeURIComponent(name)}`,
  filter: { column: name },
});

/** The heading of the column's page and feed. */
export function columnTitle({ t }: Pick<Frame, 't'>, { kind, name }: NewsColumn): string {
  if (kind === 'all') return t('news.title');
  return kind === 'column' ? name : t(kind === 'city' ? 'news.inCity' : 'news.ofTopic', { city: name, topic: name });
}
