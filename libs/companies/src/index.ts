export * from './companies.module.js';
export * from './companies.service.js';
export * from './company-name.js';
export * from './company.entity.js';
export * from './contact.entity.js';
export * from './phone.js';
export * from './uscc.js';
