import { DomainError } from '@app/platform';

/** Where work failed: in the database, at somebody else's server, by taking its process down, or in our own code. */
export type FailureKind = 'database' | 'outside' | 'crashed' | 'program';

export interface FailureReason {
  kind: FailureKind;
  /** At most 200 characters without names, numbers of people or what they wrote. */
  text: string;
}

const MOST = 200;
const outside =
  /^(E(CONN|HOST|NET|AI_|NOTFOUND|TIMEDOUT|PIPE|AUTH|ENVELOPE|SOCKET|DNS|TLS|MESSAGE)|UND_ERR|CERT_|DEPTH_ZERO)/;
const sqlState = /^[0-9A-Z]{5}$/;

/** What a message may quote of people goes: texts in quotes, mail addresses, long numbers, and words in Chinese. */
function withoutPeople(message: string): string {
  return message
    .replace(/(["'`“”‘’«»]).*?(["'`“”‘’«»])/gs, '…')
    .replace(/\S*@\S*/g, '…')
    .replace(/\p{Nd}[\p{Nd}\s().+-]{3,}/gu, '…')
    .replace(/[^\x20-\x7e…]+/g, '…')
    .replace(/\s+/g, ' ')
    .replace(/…( ?…)+/g, '…')
    .trim();
}

/** Says of an error what an administrator needs, and nothing that a visitor wrote. */
export function failureReason(error: unknown): FailureReason {
  const { code, table, constraint, name, message } = (error ?? {}) as Record<string, string | undefined>;
  const cut = (...parts: (string | undefined)[]): string => parts.filter(Boolean).join(' ').slice(0, MOST);
  if (error instanceof DomainError) return { kind: 'program', text: cut(error.kind, error.code) };
  if (code && sqlState.test(code) && !outside.test(code))
    return { kind: 'database', text: cut(`SQLSTATE ${code}`, table, constraint, withoutPeople(message ?? '')) };
  if (code && outside.test(code)) return { kind: 'outside', text: cut(code, withoutPeople(message ?? '')) };
  return { kind: 'program', text: cut(name ?? 'Error', withoutPeople(message ?? String(error))) };
}
