export * from './audit.module.js';
export * from './event-seal.js';
export * from './events.js';
export * from './failed-jobs.js';
export * from './failure-reason.js';
export * from './handled.js';
export * from './outbox.js';
export * from './timeline.js';
