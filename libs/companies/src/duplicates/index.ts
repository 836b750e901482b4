export * from './company-candidates.js';
export * from './company-likeness.js';
export * from './duplicates.js';
export * from './reason.js';
