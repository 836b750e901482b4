import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import type { ClientBase, Pool } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { withKeptStatements } from './kept-statements.js';

/** ms in which a prepared statement has to be answered. */
const PATIENCE = 6_000;

declare const inTransaction: unique symbol;

/**
 * An open transaction. Every write method takes one, so that forgetting it does not compile.
 * `tx.query` runs SQL, `tx.insert`/`tx.update` write entities.
 */
export type Tx = EntityManager & { readonly [inTransaction]: true };

/**
 * The one door to Postgres: reads, and the transaction that services open around their writes.
 *
 * Work inside a transaction must use its `tx`. A second connection taken meanwhile does not see what the transaction
 * wrote, and as many transactions as the pool has connections would wait for each other for ever: so it is refused.
 */
@Injectable()
export class Database {
  private readonly open = new AsyncLocalStorage<{ done: boolean }>();

  /** A connection that breaks in the moment between the pool and its user has no listener; that would end the process. */
  constructor(private readonly source: DataSource) {
    const { master } = source.driver as unknown as { master?: Pool };
    master?.on('connect', (client) => void client.on('error', () => undefined));
  }

  /** Commits when `work` resolves, rolls back when it throws. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    this.refuseSecond('a transaction');
    return this.source.transaction((manager) => this.inside(() => work(manager as Tx)));
  }

  /**
   * The same for work that runs all day: each of its statements is parsed and planned once a connection, not once a time.
   * @param settings `set local …`; they go to the database together with the begin
   */
  async routine<T>(settings: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    this.refuseSecond('a transaction');
    const runner = this.source.createQueryRunner();
    try {
      const client = (await runner.connect()) as ClientBase;
      return await withKeptStatements(client, settings, () =>
        runner.manager.transaction((manager) => this.inside(() => work(manager as Tx))),
      );
    } finally {
      await runner.release();
    }
  }

  /** Several reads that must see one state: repeatable read, read only. */
  readOnly<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    this.refuseSecond('a transaction');
    return this.source.transaction('REPEATABLE READ', async (manager) => {
      await manager.query('set transaction read only');
      return this.inside(() => work(manager as Tx));
    });
  }

  /** One statement with positional parameters: a read, or a write that is whole in itself. */
  query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    this.refuseSecond(sql);
    return this.source.query<Row[]>(sql, parameters);
  }

  /**
   * The same, parsed and planned once a connection: for the few statements that run all day. `name` is the statement's.
   * A database that says nothing for six seconds is given up, and its connection with it.
   */
  async prepared<Row extends object>(name: string, sql: string, values: unknown[]): Promise<Row[]> {
    this.refuseSecond(name);
    const { master } = this.source.driver as unknown as { master: Pool };
    const statement = { name, text: sql, values, query_timeout: PATIENCE };
    return (await master.query<Row>(statement)).rows;
  }

  private async inside<T>(work: () => Promise<T>): Promise<T> {
    const state = { done: false };
    try {
      return await this.open.run(state, work);
    } finally {
      state.done = true;
    }
  }

  private refuseSecond(what: string): void {
    if (this.open.getStore()?.done === false)
      throw new Error(`Inside a transaction, outside its connection: ${what.trim().slice(0, 80)}. Pass the tx.`);
  }
}

/** Where a read may run: inside the transaction that is open, or by itself. */
export type Reads = Database | Tx;

/** Reads where the caller is: in its transaction when there is one. */
export function rows<Row>(reads: Reads, sql: string, parameters: unknown[] = []): Promise<Row[]> {
  return reads instanceof Database ? reads.query<Row>(sql, parameters) : reads.query<Row[]>(sql, parameters);
}
