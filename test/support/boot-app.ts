import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../setup/free-port.js';
import { dropScratch, makeScratch, noteChild } from '../setup/scratch.mjs';
import type { TestDatabase } from '../setup/test-database.js';
import { until } from './until.js';

export type Role = 'embedded' | 'api' | 'site' | 'worker';

export interface Started {
  /** `http://127.0.0.1:<port>`; nothing listens there when the role has no HTTP. */
  url: string;
  pid: number;
  readonly runs: boolean;
  /** What it wrote to its two streams and its log so far. */
  output(): string;
  /** Asks it to end, as Ctrl-C and Docker do; @returns its exit code. */
  stop(): Promise<number | null>;
  /** Takes it away without a word. */
  kill(): Promise<void>;
}

export interface BootOptions {
  database: TestDatabase;
  role?: Role;
  redisUrl?: string;
  env?: Record<string, string>;
  /** Wait until it says it is ready; default true. */
  ready?: boolean;
}

const root = join(__dirname, '../..');
const logFileIn = (dataDir: string): string => join(dataDir, 'plotline.log');
/** `npm start` has a launcher of its own; the roles start as docker-compose.yml starts them. */
const programOf = (role: Role): string =>
  role === 'embedded' ? 'apps/embedded/start.mjs' : `dist/apps/${role}/src/main.js`;
let built = false;

/** The programs under test are the built ones, as they are shipped; a fresh build costs nothing. */
export function buildOnce(): void {
  if (built) return;
  const { status, stderr } = spawnSync(process.execPath, ['apps/embedded/build.mjs'], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The build failed:\n${stderr}`);
  built = true;
}

function environment({ database, redisUrl, env }: BootOptions, port: number, dataDir: string): NodeJS.ProcessEnv {
  const { PATH, HOME, TZ } = process.env;
  return {
    PATH,
    HOME,
    TZ,
    DATABASE_URL: database.url,
    ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
    PORT: `${port}`,
    HOST: '127.0.0.1',
    PLOTLINE_DATA_DIR: dataDir,
    PLOTLINE_KEY_FILE: database.keyFile,
    PLOTLINE_DEMO: '0',
    PLOTLINE_RATE_LIMIT: 'off',
    PLOTLINE_LOG_LEVEL: 'warn',
    PLOTLINE_LOG_FILE: logFileIn(dataDir),
    PLOTLINE_DB_POOL: '8',
    ...env,
  };
}

function handle(child: ChildProcess, url: string, output: () => string, cleanUp: () => void): Started {
  const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    const code = await gone;
    cleanUp();
    return code;
  };
  return {
    url,
    pid: child.pid!,
    get runs() {
      return child.exitCode === null && child.signalCode === null;
    },
    output,
    stop: () => end('SIGTERM'),
    kill: async () => void (await end('SIGKILL')),
  };
}

/** Runs the one-shot step that docker-compose runs before the servers; @returns how it ended. */
export async function runRole({
  role,
  ...options
}: Omit<BootOptions, 'role' | 'ready'> & { role: 'migrate' }): Promise<{
  code: number | null;
  output: string;
}> {
  buildOnce();
  const dataDir = makeScratch('data');
  const { status, stdout, stderr } = spawnSync(process.execPath, [`dist/apps/embedded/src/${role}.js`], {
    cwd: root,
    env: environment(options, 0, dataDir),
    encoding: 'utf8',
  });
  dropScratch(dataDir);
  return { code: status, output: stdout + stderr };
}

/**
 * Starts a program of the build as a process of its own: the whole application in one (default) or one role of it.
 * @throws Error with the program's output when it ends or does not get ready within three minutes
 */
export async function bootApp(options: BootOptions): Promise<Started> {
  buildOnce();
  const { role = 'embedded', ready = true } = options;
  const port = await freePort();
  const dataDir = makeScratch('data');
  const child = spawn(process.execPath, [programOf(role)], {
    cwd: root,
    env: environment(options, port, dataDir),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  noteChild(dataDir, child.pid!);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const url = `http://127.0.0.1:${port}`;
  let log = '';
  const readLog = () => (existsSync(logFileIn(dataDir)) ? (log = readFileSync(logFileIn(dataDir), 'utf8')) : log);
  const cleanUp = () => {
    readLog();
    dropScratch(dataDir);
  };
  const started = handle(child, url, () => output + readLog(), cleanUp);
  if (!ready || role === 'worker') return started;
  const isReady = async () => {
    if (child.exitCode !== null) throw new Error(`${role} ended with ${child.exitCode}:\n${started.output()}`);
    return fetch(`${url}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  };
  try {
    await until(isReady, { for: `${role} to be ready`, ms: 180_000 });
  } catch (error) {
    await started.kill();
    throw new Error(`${(error as Error).message}\n${started.output()}`, { cause: error });
  }
  return started;
}
