/**
 * `npm test`: prepares the machine, builds, then runs every check and sums up. Names of steps as arguments run only
 * those (`npm test -- unit db`). The last line is `N passed, N failed[, N skipped]`; the exit code is 0 only without a failure.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepareMachine } from './setup/machine.mjs';
import { debianPostgres } from './setup/postgres.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const scratch = mkdtempSync(join(tmpdir(), 'plotline-test-run-'));
const say = (line) => console.log(`\n== ${line}`);
const program = (name, file) =>
  join(dirname(createRequire(join(root, 'package.json')).resolve(`${name}/package.json`)), file);

const olderPostgres = ['15', '16', '17'].find((version) => debianPostgres(version));
const jest = (name, project, more = [], env = {}, secondRun = false) => ({ name, project, more, env, secondRun });
const command = (name, ...args) => ({ name, args });

/** In this order: what is quick and says most comes first. */
const STEPS = [
  command('build', 'apps/embedded/build.mjs'),
  command('format', program('prettier', 'bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'),
  command('lint', program('eslint', 'bin/eslint.js'), '--max-warnings', '0', '.'),
  command('types', program('typescript', 'bin/tsc'), '--noEmit'),
  command('types of the dashboard', program('typescript', 'bin/tsc'), '--noEmit', '-p', 'apps/web'),
  jest('unit', 'unit', ['--maxWorkers=2']),
  jest('db', 'db', ['--maxWorkers=2']),
  olderPostgres &&
    jest(`db on Postgres ${olderPostgres}`, 'db', ['--maxWorkers=2'], { PLOTLINE_TEST_POSTGRES: olderPostgres }),
  olderPostgres &&
    jest(`migrations on Postgres ${olderPostgres}`, 'e2e', ['--testPathPatterns', 'migration-drift|harness'], {
      PLOTLINE_TEST_POSTGRES: olderPostgres,
    }),
  jest('e2e', 'e2e', ['--maxWorkers=1'], {}, true),
  jest('faults', 'faults', ['--maxWorkers=2'], {}, true),
  jest('split', 'split', ['--runInBand'], olderPostgres ? { PLOTLINE_TEST_POSTGRES: olderPostgres } : {}, true),
].filter(Boolean);

function run(args, env) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
    const stop = (signal) => child.kill(signal);
    process.once('SIGINT', stop).once('SIGTERM', stop);
    child.once('exit', (code) => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      resolve(code ?? 1);
    });
  });
}

async function runCommand({ args }) {
  const code = await run(args, {});
  return code === 0 ? {} : { failed: 1 };
}

/** A suite that could not even be loaded has no tests to count, and counts as one failure. */
async function runJest({ name, project, more, env }, files = []) {
  const report = join(scratch, `${name.replaceAll(' ', '-')}${files.length > 0 ? '-again' : ''}.json`);
  const config = join(root, 'test/jest.config.mjs');
  const args = [
    program('jest', 'bin/jest.js'),
    ...['-c', config, ...(files.length > 0 ? ['--runTestsByPath', ...files] : [])],
    ...['--selectProjects', project, '--passWithNoTests', ...more],
    ...['--json', '--outputFile', report, '--silent=passed-only', '--forceExit'],
  ];
  const code = await run(args, env);
  if (!existsSync(report)) return { failed: 1 };
  const totals = JSON.parse(readFileSync(report, 'utf8'));
  const failed = totals.numFailedTests + totals.numRuntimeErrorTestSuites;
  return {
    passed: totals.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: totals.numPendingTests + totals.numTodoTests,
    failedFiles: totals.testResults.filter(({ status }) => status === 'failed'),
  };
}

/** More files than this that fail are no chance. */
const MOST_AGAIN = 2;

/**
 * Files of a running system (browser, processes, clocks) that fail are run once more by themselves, as Playwright's
 * `retries: 1` does; what passes only then is named in the summary, for somebody to look into.
 */
async function runWithSecondRun(step) {
  const first = await runJest(step);
  const failedFiles = first.failedFiles ?? [];
  const files = failedFiles.map(({ name }) => name);
  if (!step.secondRun || files.length === 0 || files.length > MOST_AGAIN) return first;
  say(`${step.name}: once more ${files.map((file) => relative(root, file)).join(', ')}`);
  const second = await runJest(step, files);
  if (second.failed > 0 || !second.passed) return first;
  const passedInThem = failedFiles.flatMap((file) => file.assertionResults).filter(({ status }) => status === 'passed');
  return { ...first, passed: first.passed - passedInThem.length + second.passed, failed: 0, passedLate: files };
}

function sumUp(results, lacking) {
  console.log('\n== Summary');
  for (const { name, seconds, passed, failed = 0, skipped = 0 } of results) {
    const counts =
      passed === undefined ? (failed ? 'FAILED' : 'ok') : `${passed} passed, ${failed} failed, ${skipped} skipped`;
    console.log(`${name.padEnd(28)} ${seconds.toFixed(1).padStart(7)} s  ${counts}`);
  }
  for (const { name, passedLate = [] } of results)
    for (const file of passedLate)
      console.log(`${name}: ${relative(root, file)} failed, and passed only when run again`);
  for (const { name, packages } of lacking)
    console.log(`not tested for want of ${name} (Debian: ${packages.join(' ')})`);
  const total = (key) => results.reduce((sum, result) => sum + (result[key] ?? 0), 0);
  const skipped = total('skipped');
  console.log(`${total('passed')} passed, ${total('failed')} failed${skipped ? `, ${skipped} skipped` : ''}`);
  return total('failed') === 0;
}

async function main() {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !STEPS.some((step) => step.name === name));
  if (unknown.length > 0) {
    console.error(`No step called ${unknown.join(', ')}. Steps: ${STEPS.map(({ name }) => `"${name}"`).join(' ')}`);
    return false;
  }
  const lacking = prepareMachine(say);
  const results = [];
  if (process.env.CI === 'true')
    results.push(...lacking.map(({ name }) => ({ name: `find ${name}`, seconds: 0, failed: 1 })));
  for (const step of STEPS) {
    if (wanted.length > 0 && !wanted.includes(step.name)) continue;
    say(step.name);
    const from = Date.now();
    const result = await (step.project ? runWithSecondRun(step) : runCommand(step));
    results.push({ name: step.name, seconds: (Date.now() - from) / 1000, ...result });
    if (step.name === 'build' && result.failed) break;
  }
  return sumUp(results, lacking);
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
