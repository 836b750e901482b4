/**
 * How fast texts are read on one core, against a baseline in the same run (JSON.parse of the same lines), and how long a
 * hostile 10 KB text takes. Reads dist/ (`npm run build` first): `node test/bench/needs.bench.mjs`; exit code 1 below 5,000 texts/s or above 50 ms.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(fileURLToPath(import.meta.url), '../../..');
const { parseNeedLine, readNeed } = await import(`${root}/dist/libs/needs/src/index.js`);
const lines = readFileSync(`${root}/libs/needs/src/fixtures/needs.jsonl`, 'utf8').split('\n').filter(Boolean);

/** Lines a second of processor time, so that other work on the machine does not count. */
function rate(work) {
  for (let round = 0; round < 5; round++) lines.forEach((line) => work(line));
  const from = process.cpuUsage();
  let done = 0;
  for (const until = Date.now() + 3000; Date.now() < until; done += lines.length) lines.forEach((line) => work(line));
  const { user, system } = process.cpuUsage(from);
  return Math.round(done / ((user + system) / 1e6));
}

function slowest() {
  const units = [
    '一',
    '1',
    '3000平',
    '丽水',
    '万',
    '年底前',
    '公司',
    '1）租3000平',
    '三五',
    '两层',
    '500万',
    '10月',
    'a',
    '没有',
    '。',
    ' ',
    '王生',
    '6 million ',
    '行车,',
    '13900000001 ',
  ];
  return Math.max(
    ...units.map((unit) => {
      const text = unit.repeat(10_000).slice(0, 10_000);
      const runs = [1, 2, 3].map(() => {
        const from = process.cpuUsage();
        readNeed(text, { formField: 'free', asOf: '2026-09-01' });
        const { user, system } = process.cpuUsage(from);
        return (user + system) / 1000;
      });
      return Math.min(...runs);
    }),
  );
}

const texts = rate(parseNeedLine);
const worst = slowest();
console.log(
  `texts read per second: ${texts} · JSON.parse alone: ${rate(JSON.parse)} · worst 10 KB text: ${worst.toFixed(1)} ms`,
);
process.exitCode = texts >= 5000 && worst < 50 ? 0 : 1;
