export * from './article-mining.js';
export * from './desk-reason.js';
export * from './hypothesised-need.js';
export * from './prospect-facts.js';
export * from './prospect-fits.js';
export * from './prospect.entity.js';
