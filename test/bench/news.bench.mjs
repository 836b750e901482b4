/**
 * Articles mined a second on one core beside a bare pass of the sentence splitter over the same texts, how long a hostile
 * 200 KB text takes, and how long looking an article up among 1,000,000 stored ones takes. Reads dist/ (`npm run build`
 * first): `npm run bench:news`; exit code 1 below 300 articles/s, above 200 ms, or above 20 ms at p95.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(fileURLToPath(import.meta.url), '../../..');
const { mineArticle } = await import(`${root}/dist/libs/articles/src/mining/index.js`);
const { sentences } = await import(`${root}/dist/libs/articles/src/sentences.js`);
const { bandKeys, isSameStory, shinglesOf, SignatureIndex } = await import(
  `${root}/dist/libs/articles/src/near-duplicates/index.js`
);
const articles = readFileSync(`${root}/libs/articles/src/mining/fixtures/articles.jsonl`, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line));

const cpu = (from) => {
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
};

/** Articles a second of processor time, so that other work on the machine does not count. */
function rate(work) {
  for (let round = 0; round < 20; round++) articles.forEach((article) => work(article));
  const from = process.cpuUsage();
  let done = 0;
  for (const until = Date.now() + 3000; Date.now() < until; done += articles.length) articles.forEach(work);
  return Math.round((done * 1000) / cpu(from));
}

const HOSTILE = ['有限公司', '项目', '1亿元', '丽水', '(', '总投资', '集团', ',', '“', 'a', '开发区', '董事长王', '\n', '的', '与', '公司总经理王明', '年产1万吨', '8个项目总投资1亿元,', '一', '浙江甲乙科技有限公司投资1亿元建设丙丁项目,']; // prettier-ignore
function worstText() {
  return Math.max(
    ...HOSTILE.map((unit) => {
      const text = unit.repeat(Math.ceil(200_000 / unit.length)).slice(0, 200_000);
      const runs = [1, 2].map(() => {
        const from = process.cpuUsage();
        mineArticle({ title: text.slice(0, 400), text });
        return cpu(from);
      });
      return Math.min(...runs);
    }),
  );
}

const STORED = 1_000_000;
/** Made of sentences of the fixtures with figures and names of their own, each the same whenever it is made. */
const pool = articles.flatMap(({ text }) => sentences(text).map((sentence) => sentence.text)).filter((text) => text.length > 15); // prettier-ignore
const mix = (seed) => {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
  state ^= state >>> 13;
  state = Math.imul(state, 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
};
const HAN = (number) => String.fromCharCode(0x4e00 + (number % 20_000));
/** Six sentences, every sixth character replaced: alike as news of one trade is, but no copies. */
function madeText(number) {
  let text = '';
  for (let at = 0; at < 6; at++) {
    const sentence = pool[mix(number * 31 + at) % pool.length];
    for (let i = 0; i < sentence.length; i++)
      text += (i + number) % 6 === 0 ? HAN(mix(number * 1009 + at * 97 + i)) : sentence[i];
  }
  return text;
}

function lookUps() {
  const before = process.memoryUsage();
  const index = new SignatureIndex(STORED);
  const from = Date.now();
  for (let number = 0; number < STORED; number++) index.add(bandKeys(shinglesOf(madeText(number))));
  const seconds = (Date.now() - from) / 1000;
  const after = process.memoryUsage();
  const times = [];
  let found = 0;
  for (let round = 0; round < 500; round++) {
    const number = mix(round) % STORED;
    const copy = `又讯:${madeText(number).slice(0, -20)}更多内容请看明日报道。`;
    const start = performance.now();
    const shingles = shinglesOf(copy);
    const twin = index
      .candidates(bandKeys(shingles))
      .find((other) => isSameStory(shingles, shinglesOf(madeText(other))));
    times.push(performance.now() - start);
    if (twin === number) found++;
  }
  times.sort((a, b) => a - b);
  const megabytes = Math.round((after.arrayBuffers - before.arrayBuffers) / 2 ** 20);
  return { p50: times[250], p95: times[475], found, seconds, megabytes };
}

const mined = rate(mineArticle);
const split = rate(({ text }) => sentences(text));
const hostile = worstText();
console.log(`articles mined per second: ${mined} · sentence splitter alone: ${split} · worst 200 KB text: ${hostile.toFixed(0)} ms`); // prettier-ignore
const { p50, p95, found, seconds, megabytes } = lookUps();
console.log(
  `look-up among ${STORED.toLocaleString('en')} stored: p50 ${p50.toFixed(2)} ms · p95 ${p95.toFixed(2)} ms · found ${found}/500 · index ${megabytes} MB · built in ${seconds.toFixed(0)} s`,
);
process.exitCode = mined >= 300 && hostile < 200 && p95 <= 20 ? 0 : 1;
