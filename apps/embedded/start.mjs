#!/usr/bin/env node
/** `npm start`: builds what is stale, then runs the whole system in this process. Needs nothing that is built. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { judgeNode } from './node-version.mjs';

/** Something to put right, said in one sentence. */
class Refusal extends Error {}

const { env } = process;

function readableOwner() {
  try {
    const { pid } = JSON.parse(readFileSync(join(resolve(env.PLOTLINE_DATA_DIR || '.data'), 'owner.lock'), 'utf8'));
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    return error.code === 'EPERM' ? 'of another user' : undefined;
  }
}

/** Before any long work; the server itself checks again when it listens. */
function checkPort() {
  const port = /^\d+$/.test(env.PORT ?? '') ? Number(env.PORT) : 3000;
  const host = env.HOST || '127.0.0.1';
  return new Promise((done, refuse) => {
    const probe = createServer();
    probe.once('error', ({ code, message }) => {
      const owner = readableOwner();
      const sentence = {
        EADDRINUSE: owner
          ? `Port ${port} is taken and process ${owner} is already running on this data folder: use that one, or stop it first.`
          : `Port ${port} is taken by another program: stop it, or choose another port with PORT=${port + 1} npm start.`,
        EACCES: `This user may not open port ${port}: choose one above 1023, for example PORT=3000 npm start.`,
        EADDRNOTAVAIL: `HOST=${host} is not an address of this machine: use 127.0.0.1, or 0.0.0.0 for all addresses.`,
      }[code];
      refuse(new Refusal(sentence ?? `Port ${port} on ${host} cannot be opened: ${message}.`));
    });
    probe.listen({ port, host, exclusive: true }, () => probe.close(done));
  });
}

function checkInstall(root) {
  if (existsSync(join(root, 'node_modules/@nestjs/core'))) return;
  throw new Refusal('The packages are not installed: run npm ci first, then npm start.');
}

/** In a process of its own: the memory that compilers take is given back, and the server starts small. */
async function build(script) {
  const child = spawn(process.execPath, [script], { stdio: 'inherit' });
  const endBoth = (signal) => {
    child.kill(signal);
    process.exit(130);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, endBoth);
  const [code] = await once(child, 'close');
  for (const signal of signals) process.off(signal, endBoth);
  if (code !== 0) throw new Refusal('The build failed for the reason above: put it right, then start again.');
}

const missingTool = (error) =>
  error.code === 'ERR_MODULE_NOT_FOUND'
    ? new Refusal(`A package is missing (${error.message.split('\n')[0]}): run npm ci, then npm start.`)
    : error;

async function start() {
  const { refusal, warning } = judgeNode(process.versions.node);
  if (refusal) throw new Refusal(refusal);
  const { isAnythingStale, root } = await import('./build.mjs');
  checkInstall(root);
  // Relative paths mean the same whether npm or somebody else started us.
  process.chdir(root);
  if (warning) console.warn(`! ${warning}`);
  await checkPort();
  if (isAnythingStale()) await build(join(root, 'apps/embedded/build.mjs'));
  const { createStep } = await import('./steps.mjs');
  const step = await createStep();
  const program = new URL('../../dist/apps/embedded/src/main.js', import.meta.url).href;
  const { main } = await step('加载程序 load program', () => import(program));
  await main({ step });
}

start().catch((problem) => {
  const error = missingTool(problem);
  console.error(env.PLOTLINE_DEBUG === '1' ? error : `✗ ${error.message}`);
  // The log may still be opening its file: the process ends by itself, and at the latest after two seconds.
  process.exitCode = 1;
  setTimeout(() => process.exit(), 2_000).unref();
});
