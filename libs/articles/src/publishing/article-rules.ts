import { Invalid } from '@app/platform';
import { industryName, regionByCode } from '@app/reference';
import type { Article, Indexing } from '../article.entity.js';

const wrong = (field: string, message: string): never => {
  throw new Invalid('article_invalid', message, [{ field, message }]);
};

/** Only links a browser may follow; anything else would be script in disguise. */
export const isWebAddress = (url: string): boolean => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);

type Licensed = Pick<Article, 'licence' | 'licensedBy' | 'licensedOn'>;

/** The whole text is shown only when it is ours, or when it is on record who permitted it and when. */
export const mayShowFullText = ({ licence, licensedBy, licensedOn }: Licensed): boolean =>
  licence === 'own' || (licence === 'permitted' && Boolean(licensedBy) && licensedOn !== null);

/** Facts that a summary by our own hand must bring to be more than a reprint. */
const OWN_FACTS = 2;

/**
 * What search engines should do with a page unless a person says otherwise: our own text has value of its own, and so has
 * a summary that a person wrote over at least two facts; anything else is a reprint. The column `article.indexed` says
 * the same in SQL.
 */
export const defaultIndexing = ({
  licence,
  summaryEdited,
  keyPoints,
}: Pick<Article, 'licence' | 'summaryEdited' | 'keyPoints'>): Indexing =>
  licence === 'own' || (summaryEdited && keyPoints.length >= OWN_FACTS) ? 'own_value' : 'reprint';

export const isIndexed = (article: Article): boolean => (article.indexing ?? defaultIndexing(article)) === 'own_value';

/** @throws Invalid with the field named */
export function assertArticle(article: Article): void {
  if (article.title.trim() === '' || article.title.length > 200) wrong('title', '标题不能为空，不超过 200 字');
  if (article.summary.length > 500) wrong('summary', '摘要不超过 500 字');
  if (article.keyPoints.length > 5 || article.keyPoints.some((point) => point.length > 120)) {
    wrong('keyPoints', '要点不超过 5 条，每条不超过 120 字');
  }
  if (article.sourceUrl !== null && !isWebAddress(article.sourceUrl))
    wrong('sourceUrl', '原文链接要以 http:// 或 https:// 开头');
  const noPlace = article.regions.find((code) => !regionByCode(code));
  if (noPlace !== undefined) wrong('regions', `没有这个行政区划代码：${noPlace.slice(0, 12)}`);
  const noTrade = article.industries.find((code) => !industryName(code));
  if (noTrade !== undefined) wrong('industries', `没有这个行业大类代码：${noTrade.slice(0, 12)}`);
}

/** Whoever says that the full text is permitted says who permitted it and when. @throws Invalid with the field named */
export function assertLicence({ licensedBy, licensedOn }: Licensed): void {
  if (!licensedBy) wrong('licensedBy', '获准全文转载，请写明谁同意的');
  if (licensedOn === null) wrong('licensedOn', '获准全文转载，请写明哪天同意的');
}

/** A county comes with its city, in the order given. */
export const withCities = (codes: readonly string[]): string[] => [
  ...new Set(codes.flatMap((code) => (code.length === 6 ? [code.slice(0, 4), code] : [code]))),
];

const READ: readonly (keyof Article)[] = [
  'title', 'summary', 'keyPoints', 'licence', 'licensedBy', 'licensedOn', 'regions', 'industries', 'sourceUrl',
]; // prettier-ignore

/** Whether a reader would see the difference: only then may a sitemap or a feed call the page changed. */
export const isChangeForReaders = (before: Article, after: Article): boolean =>
  READ.some((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
