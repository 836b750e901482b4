#!/usr/bin/env node
/** The `plotline` command: builds the server part when it is missing or stale, then runs it. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const at = (path) => new URL(path, import.meta.url).href;
const { env } = process;

// Files named on the command line are looked up where the person is; settings mean the same as for `npm start`.
const root = fileURLToPath(new URL('../..', import.meta.url));
env.PLOTLINE_DATA_DIR = resolve(root, env.PLOTLINE_DATA_DIR?.trim() || '.data');
if (env.PLOTLINE_KEY_FILE?.trim()) env.PLOTLINE_KEY_FILE = resolve(root, env.PLOTLINE_KEY_FILE.trim());

const { buildStale } = await import(at('../embedded/build.mjs'));
await buildStale({ only: ['server'] });
await import(at('../../dist/apps/cli/src/main.js'));
