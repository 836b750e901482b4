import type { FirstLogins } from './first-start.js';
import { loginLines } from './login-lines.js';
import { type Embedded, startEmbedded } from './start-embedded.js';
import type { Step } from './step.js';
import { stopOnSignals } from './stop-on-signals.js';
import { welcome } from './welcome.js';

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** A stray rejection is noted and the rest goes on; after an exception nothing is certain, so the process ends cleanly. */
function watchForFaults({ logger, logFile, stop }: Embedded): void {
  process.on('unhandledRejection', (error) => logger.error({ err: error }, 'unhandled rejection'));
  // A terminal that went away takes no more lines; that is no reason to end.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  process.on('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'uncaught exception');
    say(`✗ ${error.message}（详见 / see ${logFile}）`);
    void stop().finally(() => process.exit(1));
  });
}

/**
 * The process behind `npm start`: starts everything with the settings of the environment, says where it is and who can
 * sign in, and stops it on Ctrl-C.
 * @throws one sentence with what to do, when something stands in the way; everything is stopped again by then.
 */
export async function main({ step }: { step: Step }): Promise<void> {
  const from = Date.now();
  let logins: FirstLogins | undefined;
  const starting = startEmbedded({ step, onLogins: (made) => (logins = made) });
  const stop = () =>
    starting.then(
      (running) => running.stop(),
      () => undefined,
    );
  const forget = stopOnSignals({ say, stop });
  try {
    const running = await starting;
    watchForFaults(running);
    say(welcome({ url: running.url, seconds: (Date.now() - from) / 1000, logFile: running.logFile, logins }));
  } catch (error) {
    forget();
    if (logins) say(loginLines(logins).join('\n'));
    throw error;
  }
}
