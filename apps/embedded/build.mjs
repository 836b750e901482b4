/**
 * Builds what is stale: server code with SWC into dist/, the dashboard with Vite into dist/web.
 * Staleness is a hash over the paths, sizes and times of the sources, kept in dist/.built-*.
 */
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const dist = join(root, 'dist');
const serverFolders = ['apps', 'libs', 'migrations'];

const walk = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)],
  );

const serverFiles = () =>
  ['apps/api', 'apps/site', 'apps/worker', 'apps/cli', 'apps/embedded', 'libs', 'migrations']
    .map((folder) => join(root, folder))
    .filter(existsSync)
    .flatMap(walk)
    .filter((file) => !/\.spec\.tsx?$|\.mjs$/.test(file));

/** The dashboard's words live with the server's. */
const webFiles = () =>
  ['apps/web', 'libs/platform/src/i18n']
    .map((folder) => join(root, folder))
    .filter(existsSync)
    .flatMap(walk);

const fingerprint = (files) => {
  const hash = createHash('sha256');
  for (const file of [...files, join(root, 'package-lock.json')].sort()) {
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats) hash.update(`${relative(root, file)}:${stats.size}:${Math.round(stats.mtimeMs)}\n`);
  }
  return hash.digest('hex');
};

const isFresh = (stamp, mark) => existsSync(stamp) && readFileSync(stamp, 'utf8') === mark;

const swcOptions = (file) => ({
  swcrc: false,
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', tsx: file.endsWith('x'), decorators: true },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      react: { runtime: 'automatic', importSource: 'preact' },
    },
    baseUrl: root,
    paths: { '@app/*': ['libs/*/src/index.ts'] },
  },
  module: { type: 'es6', resolveFully: true },
  sourceMaps: 'inline',
});

/** Built aside and then put in place whole: a build that fails or is killed leaves the former one. */
async function buildServer(files) {
  const { transformFile } = await import('@swc/core');
  const making = join(dist, '.making');
  rmSync(making, { recursive: true, force: true });
  await Promise.all(
    files.map(async (file) => {
      if (/\.d\.ts$/.test(file)) return;
      const target = join(making, relative(root, file)).replace(/\.tsx?$/, '.js');
      mkdirSync(dirname(target), { recursive: true });
      if (!/\.tsx?$/.test(file)) cpSync(file, target);
      // Importing JSON still warns on Node 20: it becomes a module of its own.
      if (file.endsWith('.json')) writeFileSync(`${target}.js`, `export default ${readFileSync(file, 'utf8')};`);
      if (!/\.tsx?$/.test(file)) return;
      const { code } = await transformFile(file, swcOptions(file));
      writeFileSync(target, code.replace(/from (['"])(\.[^'"]+\.json)\1/g, 'from $1$2.js$1'));
    }),
  );
  for (const folder of serverFolders) {
    rmSync(join(dist, folder), { recursive: true, force: true });
    if (existsSync(join(making, folder))) renameSync(join(making, folder), join(dist, folder));
  }
  rmSync(making, { recursive: true, force: true });
}

async function buildWeb() {
  const { build } = await import('vite');
  await build({ root: join(root, 'apps/web'), configFile: join(root, 'apps/web/vite.config.ts'), logLevel: 'error' });
}

const isRunning = (pid) => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** One builder at a time; another process waits, then finds the parts fresh. */
async function withBuildLock(work) {
  const lock = join(dist, '.building');
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = Number(existsSync(lock) ? readFileSync(lock, 'utf8') : 0);
    const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    // An empty lock is one that is being written; a killed builder leaves its number behind.
    if (holder ? !isRunning(holder) : age > 5_000) rmSync(lock, { force: true });
    else await sleep(100);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

const parts = [
  { name: 'server', label: '构建服务端 build server', files: serverFiles, build: buildServer },
  { name: 'web', label: '构建工作台 build dashboard', files: webFiles, build: buildWeb },
].map((part) => ({ ...part, stamp: join(dist, `.built-${part.name}`) }));

const isStale = ({ files, stamp }) => files().length > 0 && !isFresh(stamp, fingerprint(files()));

/** Whether a build has anything to do; quick, and loads no tool. */
export const isAnythingStale = () => parts.some(isStale);

/**
 * @param {{ force?: boolean, only?: string[], step?: (label: string, work: () => Promise<void>) => Promise<void> }} options
 *   `only` names the parts wanted, of `server` and `web`; `step` wraps each part so that the caller can show it.
 */
export async function buildStale({ force = false, only = ['server', 'web'], step = (_label, work) => work() } = {}) {
  mkdirSync(dist, { recursive: true });
  for (const part of parts.filter(({ name }) => only.includes(name))) {
    if (!force && !isStale(part)) continue;
    await step(part.label, () =>
      withBuildLock(async () => {
        if (!force && !isStale(part)) return;
        const sources = part.files();
        const mark = fingerprint(sources);
        rmSync(part.stamp, { force: true });
        await part.build(sources);
        writeFileSync(part.stamp, mark);
      }),
    );
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { createStep } = await import('./steps.mjs');
  try {
    await buildStale({ force: process.argv.includes('--force'), step: await createStep() });
  } catch (error) {
    const tip = error.code === 'ERR_MODULE_NOT_FOUND' ? ' (run npm ci, with the development packages)' : '';
    console.error(process.env.PLOTLINE_DEBUG === '1' ? error : `✗ ${error.message}${tip}`);
    process.exitCode = 1;
  }
}
