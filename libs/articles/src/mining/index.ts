export * from './mine-article.js';
export * from './mine-article-line.js';
export * from './prospect.js';
