#!/usr/bin/env node
/** The `plotline` command: builds the server part when it is missing or stale, then runs it. */
const at = (path) => new URL(path, import.meta.url).href;

const { buildStale } = await import(at('../embedded/build.mjs'));
await buildStale({ only: ['server'] });
await import(at('../../dist/apps/cli/src/main.js'));
