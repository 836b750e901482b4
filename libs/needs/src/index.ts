export * from './need.js';
export * from './read-need.js';
export * from './read-inquiry-need.js';
export * from './describe-need.js';
export * from './questions-for.js';
export * from './correct-need-keys.js';
export * from './correct-need.js';
export * from './parse-need-line.js';
