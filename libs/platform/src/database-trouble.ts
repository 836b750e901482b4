/** The database cannot be used: one sentence with what to do. */
export class DatabaseError extends Error {}

const reasons: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there; start the server or correct the address',
  ENOTFOUND: 'no such host',
  ETIMEDOUT: 'no answer in time',
  '28P01': 'wrong user or password',
  '28000': 'the server refuses this user',
  '3D000': 'no such database; create it first',
};

/** Runs the first contact with a database and turns its failure into one sentence without the password. */
export async function databaseTrouble<T>(url: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    const { hostname, port, pathname } = new URL(url);
    const why = reasons[code ?? ''] ?? message;
    throw new DatabaseError(`Cannot use the database ${hostname}:${port || 5432}${pathname} (DATABASE_URL): ${why}.`);
  }
}
