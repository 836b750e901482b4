import { findChromium, findRedis } from '../setup/machine.mjs';

/** With CI=true nothing may be skipped: what is missing then shows as a failure. */
const must = process.env.CI === 'true';

/** `it` where a browser is there, else `it.skip`, which the summary counts. */
export const browserOrSkip: jest.It = must || findChromium() ? it : it.skip;

/** `it` where redis-server is there, else `it.skip`, which the summary counts. */
export const redisOrSkip: jest.It = must || findRedis() ? it : it.skip;
