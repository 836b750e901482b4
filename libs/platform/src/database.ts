import { Injectable } from '@nestjs/common';
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
}
