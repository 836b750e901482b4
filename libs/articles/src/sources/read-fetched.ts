import { DomainError } from '@app/platform';
import { pageSource } from '../reading/page-file.js';
import type { PageSource } from '../reading/page-lines.js';
import { readArticle, type ReadArticle } from '../reading/read-article.js';
import { FetchTrouble } from './fetch-trouble.js';
import type { FetchedPage } from './page-fetcher.js';

const WORDS: Record<string, [outcome: 'not_text' | 'no_story' | 'too_large', words: string]> = {
  page_binary: ['not_text', '这不是网页，而是图片、PDF 一类的文件'],
  page_charset: ['not_text', '网页的编码认不出来'],
  page_empty: ['no_story', '网页是空的'],
  page_too_large: ['too_large', '网页超过 5 MB'],
};

/** The text of a body in whatever charset. Postgres stores no NUL. @throws FetchTrouble */
export function sourceOf(body: Uint8Array, charset?: string): PageSource {
  try {
    const source = pageSource(body, '', charset);
    return 'html' in source ? { html: source.html.replaceAll('\0', '') } : { text: source.text.replaceAll('\0', '') };
  } catch (error) {
    const [outcome, words] = (error instanceof DomainError && WORDS[error.code]) || [];
    throw outcome ? new FetchTrouble(outcome, words!) : error;
  }
}

/** Pages that answer 200 and say that there is no page. */
const ERROR_TITLE =
  /^\s*(?:4\d\d|5\d\d)\b|\b(?:404|403|502|503)\b.{0,12}(?:error|not found|页面|错误)|not found|access denied|forbidden|bad gateway|just a moment|attention required|(?:页面|网页|文章|内容|信息)(?:已)?(?:不存在|未找到|找不到|被删除|已删除|已失效)|(?:没有|未)找到.{0,6}(?:页面|网页|内容)|(?:访问|请求)(?:被|已被)?(?:拒绝|拦截|阻断|受限|禁止)|无权访问|(?:安全|人机)(?:验证|检查)|系统(?:维护|繁忙|错误)|请(?:先)?(?:登录|验证)/i;
const SHORT_PAGE = 400;

/** A headline may tell of access denied; it is an error page when there is little under it. */
function isErrorPage({ title, text }: ReadArticle): boolean {
  return text.length < SHORT_PAGE && ERROR_TITLE.test(title);
}

/** @throws FetchTrouble `no_story`, `error_page` */
export function storyOf(page: ReadArticle): ReadArticle {
  if (isErrorPage(page))
    throw new FetchTrouble('error_page', `网站答 200，内容却是出错页：“${page.title.slice(0, 30)}”`);
  if (page.title.trim() === '' || page.text.trim() === '') throw new FetchTrouble('no_story', '读不出标题和正文');
  return page;
}

/** @throws FetchTrouble when there is no article on the page */
export function readFetched({ body, charset, url, at }: FetchedPage): ReadArticle {
  if (!body) throw new FetchTrouble('no_story', '网页是空的');
  return storyOf(readArticle(sourceOf(body, charset), { url, fetchedAt: at }));
}

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
/** Shorter than this it is a teaser, not an article. */
const WHOLE = 200;

/** An article out of what the feed itself said of it; null where that is only a teaser. */
export function readFeedContent(title: string, content: string, url: string, at: Date): ReadArticle | null {
  const body = content.replaceAll('\0', '');
  const html = `<html><head><title>${escape(title)}</title></head><body><h1>${escape(title)}</h1><div>${body}</div></body></html>`;
  const page = readArticle({ html }, { url, fetchedAt: at });
  return page.text.length >= WHOLE ? { ...page, title: page.title || title } : null;
}
