import { findRedis } from '../setup/machine.mjs';

/** What BullMQ is run on. With CI=true nothing is left out: what is missing then shows as a failure. */
export const backends: ('postgres' | 'redis')[] =
  findRedis() || process.env.CI === 'true' ? ['postgres', 'redis'] : ['postgres'];
