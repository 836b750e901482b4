/** Only what Postgres needs: no PG* variable or locale of the caller may change a cluster. */
export const postgresEnvironment = () => ({ PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' });
