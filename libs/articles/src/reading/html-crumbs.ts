import type { PageDocument, PageElement } from './html-document.js';
import { SEAM } from './html-lines.js';
import { breadcrumb } from './page-head.js';

const CRUMBS = /bread|crumb|position|location|weizhi|wz\b|dqwz|mbx|mianbao|current|place|path|pt\b/i;

const namesOf = (element: PageElement): string =>
  `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''} ${element.getAttribute('aria-label') ?? ''}`;

/** Links of an element and the words between them: a breadcrumb whose strokes are drawn by the style sheet. */
function pieces(element: PageElement): string[] {
  const links = [...element.querySelectorAll('a')].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
  return links.filter((text) => text !== '' && text.length <= 40 && !/^(?:网站|返回)?(?:首页|主页|home)$/i.test(text));
}

/** The parts of a page's breadcrumb without the home link; null where it has none. */
export function htmlCrumbs(document: PageDocument, shown: readonly string[]): string[] | null {
  for (const line of shown) {
    const crumbs = line.length <= 200 ? breadcrumb(line.replaceAll(SEAM, ' ')) : null;
    if (crumbs && crumbs.length > 0) return crumbs;
  }
  for (const element of document.querySelectorAll('[class],[id],[aria-label]')) {
    if (!CRUMBS.test(namesOf(element)) || element.textContent.length > 200) continue;
    const found = pieces(element);
    if (found.length > 0 && /首页|主页|home|>|›|»|\//i.test(element.textContent)) return found;
  }
  return null;
}
