import { createHash } from 'node:crypto';
import { articleCss } from './styles/article-css.js';
import { frameCss } from './styles/frame-css.js';
import { inquiryCss } from './styles/inquiry-css.js';
import { listingCss } from './styles/listing-css.js';
import { printCss } from './styles/print-css.js';
import { shareCss } from './styles/share-css.js';
import { tokensCss } from './styles/tokens-css.js';

const css = [tokensCss, frameCss, articleCss, inquiryCss, listingCss, shareCss, printCss].join('').replace(/\n+/g, '');

/** The one stylesheet; its address changes with its content, so it may be kept for ever. */
export const siteStyle = {
  css,
  path: `/assets/site.${createHash('sha256').update(css).digest('hex').slice(0, 12)}.css`,
};
