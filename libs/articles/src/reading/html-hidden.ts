import type { PageDocument, PageElement } from './html-document.js';

const HIDING =
  /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*[01](?:\.\d+)?(?:px|pt|em|rem)?\s*(?:;|!|$)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)|(?:left|top|text-indent|margin-left)\s*:\s*-\d{3,}|(?:^|;)\s*(?:height|width|max-height|line-height)\s*:\s*[01](?:px)?\s*(?:;|!|$)/i;
const HIDDEN_CLASS = /(?:^|\s)(?:sr-only|visually-hidden|screen-reader-text|jammer)(?:\s|$)/;

const hides = (element: PageElement): boolean =>
  element.hasAttribute('hidden') ||
  element.getAttribute('aria-hidden') === 'true' ||
  HIDING.test(element.getAttribute('style') ?? '') ||
  HIDDEN_CLASS.test(element.getAttribute('class') ?? '');

/** Furniture that no page shows as part of a story: form fields, and the pinyin of ruby. */
const FURNITURE = 'input,rt,rp,nav[role=navigation]';

/**
 * Takes out what no visitor sees. What holds a third of the page's words is no hidden text but a page that shows its
 * story by script, as WeChat does.
 */
export function removeHidden(document: PageDocument): void {
  const whole = document.body.textContent.length;
  for (const element of [...document.querySelectorAll('[style],[hidden],[aria-hidden],[class]')]) {
    if (!hides(element)) continue;
    if (element.textContent.length < whole / 3) element.remove();
    else for (const name of ['style', 'hidden', 'aria-hidden']) element.removeAttribute(name);
  }
  for (const element of [...document.querySelectorAll(FURNITURE)]) element.remove();
}
