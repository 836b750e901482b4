import { startPostgres } from './postgres.mjs';

/** One Postgres a Jest run. PLOTLINE_TEST_DATABASE_URL, if set, names one that runs already (a superuser of it). */
const globalSetup = async (): Promise<void> => {
  if (process.env.PLOTLINE_TEST_DATABASE_URL) return;
  const postgres = await startPostgres({ version: process.env.PLOTLINE_TEST_POSTGRES });
  process.env.PLOTLINE_TEST_DATABASE_URL = postgres.url;
  Object.assign(globalThis, { plotlineTestPostgres: postgres });
};

module.exports = globalSetup;
