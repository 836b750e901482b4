export * from './attribution.js';
export * from './funnel.js';
export * from './listing-leads.js';
export * from './lost-matches.js';
export * from './report-period.js';
export * from './reports.module.js';
export * from './sources.js';
export * from './today.js';
