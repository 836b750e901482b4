import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { Invalid } from '@app/platform';

/** OWASP's floor for argon2id: 19 MiB, 2 passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** At most this many hashes at once, so that a storm of sign-ins leaves a core to everybody else. */
const PARALLEL = 2;
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= PARALLEL) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, cost));

export const passwordMatches = (stored: string, password: string): Promise<boolean> =>
  inTurn(() => verify(stored, password));

/** Readable aloud, 16 characters of 31: about 79 bits. */
export function oneTimePassword(): string {
  const parts = Array.from({ length: 4 }, () =>
    Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join(''),
  );
  return parts.join('-');
}

/** @throws Invalid when the new password is too short or too long */
export function assertGoodPassword(password: string): void {
  if (password.length >= 10 && password.length <= 200) return;
  const message = '密码需要 10 至 200 个字符';
  throw new Invalid('password_weak', message, [{ field: 'next', message }]);
}
