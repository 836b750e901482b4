export * from './listing.entity.js';
export * from './listing.js';
export * from './listings.module.js';
export * from './listings.repository.js';
export * from './listings.service.js';
export * from './park.entity.js';
export * from './read-listing.js';
