import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainText } from '@app/reference';
import fc from 'fast-check';
import { sentences } from '../sentences.js';
import { areasIn } from './areas.js';
import { mineArticle, type Prospect } from './index.js';
import { moneyIn } from './money.js';

const examples = readFileSync(join(process.cwd(), 'libs/articles/src/mining/fixtures/articles.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as { title: string; text: string });

const WORDS = ['浙江甲乙科技有限公司', '总投资2亿元', '项目', '用地30亩', '(', ')', '“', '”', '。', ',', ';', '\n', '丽水市', '董事长王明说', '总经理 游 鹤 鸣 说', '开工', '终止', '集团', '𠮷', '👉', '1.', '①', '5个项目', '经开区', '更名为', '租赁厂房3000平方米', '8500万欧元', '我公司', '二期', '该项目由', '年产5万吨', '建', '车间', '集中签约的有:', '网传', '13812345678', '0573-82001234', '400-820-8820', '微信:plotline88', '联系人:李四']; // prettier-ignore
const soup = fc.array(fc.constantFrom(...WORDS), { maxLength: 80 }).map((parts) => parts.join(''));
const anyText = fc.string({ unit: 'binary', maxLength: 200 });
/** An article's sentences in any order, phones of the page's foot among them. */
const shuffled = fc.constantFrom(...examples).chain((example) => {
  const parts = [...sentences(example.text).map(({ text }) => text), '联系电话:13812345678', '热线0573-82001234']; // prettier-ignore
  return fc.shuffledSubarray(parts, { minLength: parts.length }).map((list) => list.join('\n'));
});

const squeezed = (text: string): string => plainText(text).text.replace(/\s/g, '');
const sums = (words: string): number[] => moneyIn(`投资${plainText(words).text}`).map(({ value }) => value);

/** Every fact whose words are kept is in those words. */
function expectEvidence({ evidence, ...prospect }: Prospect, text: string): void {
  const said = (fact: keyof typeof evidence): string | undefined => evidence[fact] && text.slice(...evidence[fact]);
  for (const span of Object.values(evidence)) {
    expect(span[0]).toBeGreaterThanOrEqual(0);
    expect(span[1]).toBeGreaterThan(span[0]);
    expect(span[1]).toBeLessThanOrEqual(text.length);
  }
  for (const fact of ['company', 'project', 'park'] as const)
    if (evidence[fact]) expect(said(fact)).toBe(prospect[fact]);
  if (evidence.persons) expect(squeezed(said('persons')!)).toBe(squeezed(prospect.persons[0]!.name));
  if (evidence.amount_cny) expect(sums(said('amount_cny')!)).toContain(prospect.amount_cny);
  if (evidence.amount_foreign) expect(sums(said('amount_foreign')!)).toContain(prospect.amount_foreign!.value);
  if (evidence.area_mu)
    expect(areasIn(`用地${plainText(said('area_mu')!).text}`, 0).map(({ value }) => value)).toContain(prospect.area_mu);
  if (evidence.area_sqm)
    expect(areasIn(`厂房${plainText(said('area_sqm')!).text}。`, 0).map(({ value }) => value)).toContain(prospect.area_sqm); // prettier-ignore
}

describe('whatever an article says', () => {
  it.each([
    ['any characters', anyText, 200],
    ['the words of the trade in any order', soup, 400],
    ['sentences in any order', shuffled, 150],
  ])('%s: it is read without failing, and each fact stands in the words kept for it', (_name, texts, numRuns) => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const prospect of mineArticle({ title: '要闻', text }).prospects) expectEvidence(prospect, text);
      }),
      { numRuns },
    );
  });

  it('no phone is in what comes out', () => {
    fc.assert(
      fc.property(fc.oneof(soup, shuffled), (text) => {
        const { prospects, officials } = mineArticle({ title: '要闻', text });
        const words = prospects.map(({ evidence: _, ...facts }) => facts);
        const strings = JSON.stringify([words, officials], (_key, value: unknown) => (typeof value === 'number' ? undefined : value)); // prettier-ignore
        expect(strings).not.toMatch(/\d{7}|400-\d|plotline88/);
      }),
      { numRuns: 400 },
    );
  });
});

/** Processor time of mining a text, the best of three, ms. */
function cost(text: string): number {
  const runs = [1, 2, 3].map(() => {
    const from = process.cpuUsage();
    mineArticle({ title: '要闻', text });
    const { user, system } = process.cpuUsage(from);
    return (user + system) / 1000;
  });
  return Math.min(...runs);
}

describe('twenty thousand characters', () => {
  const units = ['有限公司', '项目', '总投资1亿元,', '丽水', '(', '集团', '开发区', '董事长王', '我公司', '一期', '年产1万吨', '浙江甲乙科技有限公司投资1亿元建设丙丁项目,', '该项目由', '车间', '原名', '一', '8个项目']; // prettier-ignore
  const long = (unit: string, length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
  mineArticle({ title: '要闻', text: long(units.join('。'), 20_000) });

  it.each([...units, examples.map(({ text }) => text).join('\n')])(
    'of %.12s… cost about four times five thousand',
    (unit) => {
      const [short, whole] = [cost(long(unit, 5000)), cost(long(unit, 20_000))];
      expect(whole).toBeLessThan(Math.max(250, short * 12));
    },
  );
});
