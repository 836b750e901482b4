import type { ClientBase, QueryResult } from 'pg';

type Query = (text: unknown, values?: unknown[]) => Promise<QueryResult>;

/**
 * A text is kept from this time on that it comes in this process: what was made for one occasion never is, and no plan of a
 * system that has just begun, with empty tables, is used for full ones.
 */
const OFTEN = 200;
/** Texts that are counted; beyond it those that are not kept yet are counted anew. */
const COUNTED = 500;

const times = new Map<string, number>();
const names = new Map<string, string>();

/** Several statements in one text cannot be kept, and nothing is won with what ends the transaction. */
const mayBeKept = (text: string): boolean => !text.includes(';') && text !== 'COMMIT' && text !== 'ROLLBACK';

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known) return known;
  const time = (times.get(text) ?? 0) + 1;
  if (time >= OFTEN) {
    times.delete(text);
    names.set(text, `kept-${names.size + 1}`);
    return names.get(text);
  }
  if (times.size >= COUNTED) times.clear();
  times.set(text, time);
  return undefined;
}

/**
 * While `work` runs, the connection keeps its statements: Postgres parses and plans them once a connection.
 * @param settings sent along with its first statement, which begins the transaction
 */
export async function withKeptStatements<T>(client: ClientBase, settings: string, work: () => Promise<T>): Promise<T> {
  const plain = client.query.bind(client) as Query;
  let begun = false;
  const kept: Query = (text, values) => {
    if (!begun) {
      begun = true;
      return plain(`${text as string}; ${settings}`);
    }
    const name = typeof text === 'string' && mayBeKept(text) ? nameOf(text) : undefined;
    return name ? plain({ name, text, values }) : plain(text, values);
  };
  const own = client as { query?: unknown };
  own.query = kept;
  try {
    return await work();
  } finally {
    delete own.query;
  }
}
