export * from './article-band.entity.js';
export * from './band-keys.js';
export * from './likeness.js';
export * from './same-stories.js';
export * from './shingles.js';
export * from './signature-index.js';
export * from './stories.js';
export * from './story-settings.js';
