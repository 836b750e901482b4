export * from './merge-fields.js';
export * from './merge-log.js';
export * from './move-children.js';
export * from './record-merges.js';
export * from './row-text.js';
export * from './table-shape.js';
