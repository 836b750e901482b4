import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../setup/free-port.js';

const root = join(__dirname, '../..');

/** One process of `npm start`, as a person would start it, on a data folder and a port of its own. */
export class StartedSystem {
  readonly url: string;
  readonly exit: Promise<number | null>;
  private text = '';

  private constructor(
    readonly child: ChildProcess,
    readonly dataDir: string,
    readonly port: number,
  ) {
    this.url = `http://127.0.0.1:${port}`;
    this.exit = new Promise((resolve) => child.once('close', resolve));
    for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (chunk: Buffer) => (this.text += chunk));
  }

  /** @param options.env added to an environment without any setting of Plotline. */
  static async start(options: {
    dataDir: string;
    port?: number;
    env?: Record<string, string>;
  }): Promise<StartedSystem> {
    const port = options.port ?? (await freePort());
    const clean = Object.entries(process.env).filter(
      ([name]) => !/^(PLOTLINE_|DATABASE_URL|REDIS_URL|PORT|HOST|CI$|NODE_ENV|JEST)/.test(name),
    );
    const child = spawn(process.execPath, [join(root, 'apps/embedded/start.mjs')], {
      cwd: tmpdir(),
      env: {
        ...Object.fromEntries(clean),
        PORT: String(port),
        PLOTLINE_DATA_DIR: options.dataDir,
        ...options.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new StartedSystem(child, options.dataDir, port);
  }

  /** A folder to be made by the start, where the user that runs the database can reach it. */
  static newDataDir(): string {
    const base = mkdtempSync(join(tmpdir(), 'plotline-start-'));
    chmodSync(base, 0o755);
    return join(base, 'data');
  }

  get output(): string {
    return this.text;
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** @returns milliseconds until `/health/ready` answered 200. */
  async ready(within = 170_000): Promise<number> {
    const from = Date.now();
    while (Date.now() - from < within) {
      if (this.hasEnded) throw new Error(`ended before it was ready:\n${this.text}`);
      if ((await this.status('/health/ready')) === 200) return Date.now() - from;
      await sleep(50);
    }
    throw new Error(`not ready in time:\n${this.text}`);
  }

  /** @returns 0 when nothing answers within 20 s. */
  async status(path: string): Promise<number> {
    try {
      return (await fetch(`${this.url}${path}`, { redirect: 'manual', signal: AbortSignal.timeout(20_000) })).status;
    } catch {
      return 0;
    }
  }

  /** The line printed last before the addresses, and after. */
  async welcomed(): Promise<string> {
    await this.ready();
    for (const from = Date.now(); !this.text.includes('Ctrl-C') && Date.now() - from < 60_000;) await sleep(20);
    return this.text;
  }

  postmasterPid(): number {
    return Number.parseInt(readFileSync(join(this.dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]!, 10);
  }

  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    if (!this.hasEnded) this.child.kill(signal);
    return this.exit;
  }

  /** @returns the one sentence that a refused start prints. */
  async refusal(): Promise<string> {
    const code = await this.exit;
    if (code === 0) throw new Error(`started after all:\n${this.text}`);
    const refusals = this.text.split('\n').filter((line) => line.startsWith('✗ '));
    if (refusals.length !== 1 || / at .*:\d+:\d+/.test(this.text)) throw new Error(`not one sentence:\n${this.text}`);
    return refusals[0]!;
  }

  static remove(dataDir: string): void {
    rmSync(join(dataDir, '..'), { recursive: true, force: true });
  }
}
