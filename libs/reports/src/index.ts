export * from './funnel.js';
export * from './report-period.js';
export * from './reports.module.js';
export * from './sources.js';
export * from './today.js';
