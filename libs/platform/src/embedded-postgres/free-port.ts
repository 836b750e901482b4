import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Whether something listens on this port of 127.0.0.1 already. */
export function isPortTaken(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(true));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(false)));
  });
}

/** A free port below the range that systems hand to outgoing connections, so that it is still free at the next start. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    if (!(await isPortTaken(port))) return port;
  }
}
