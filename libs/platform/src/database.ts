import { Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';

declare const inTransaction: unique symbol;

/**
 * An open transaction. Every write method takes one, so that forgetting it does not compile.
 * `tx.query` runs SQL, `tx.insert`/`tx.update` write entities.
 */
export type Tx = EntityManager & { readonly [inTransaction]: true };

/** The one door to Postgres: reads, and the transaction that services open around their writes. */
@Injectable()
export class Database {
  constructor(private readonly source: DataSource) {}

  /** Commits when `work` resolves, rolls back when it throws. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.source.transaction((manager) => work(manager as Tx));
  }

  /** Several reads that must see one state: repeatable read, read only. */
  readOnly<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.source.transaction('REPEATABLE READ', async (manager) => {
      await manager.query('set transaction read only');
      return work(manager as Tx);
    });
  }

  /** One statement with positional parameters: a read, or a write that is whole in itself. */
  query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.source.query<Row[]>(sql, parameters);
  }

  /** The same, parsed and planned once a connection: for the few statements that run all day. `name` is the statement's. */
  async prepared<Row extends object>(name: string, sql: string, values: unknown[]): Promise<Row[]> {
    const { master } = this.source.driver as unknown as { master: Pool };
    return (await master.query<Row>({ name, text: sql, values })).rows;
  }
}
