import { DataSource, type DataSourceOptions, type EntitySchema } from 'typeorm';
import { migrations } from '../../../migrations/index.js';
import { SnakeNaming } from './snake-naming.js';

type Entity = (new () => object) | EntitySchema;

/** Options shared by the running app, migrations and tests. `entities` empty = the modules add their own. */
export function dataSourceOptions(url: string, poolSize: number, entities: Entity[] = []): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities,
    migrations: [...migrations],
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'all',
    namingStrategy: new SnakeNaming(),
    invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
    // A server restart breaks idle connections; the pool replaces them, the process must not end.
    poolErrorHandler: () => undefined,
    extra: {
      max: poolSize,
      application_name: 'plotline',
      connectionTimeoutMillis: 5000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      // Compiling the wide matching query costs a second or more; running it costs milliseconds. And whoever is frozen in
      // a transaction must not hold its locks until it wakes.
      options: '-c jit=off -c idle_in_transaction_session_timeout=60s',
    },
  };
}

export function createDataSource(url: string, { poolSize = 2, entities = [] as Entity[] } = {}): DataSource {
  return new DataSource(dataSourceOptions(url, poolSize, entities));
}
