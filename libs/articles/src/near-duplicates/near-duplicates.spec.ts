import fc from 'fast-check';
import { bandKeys, BANDS, isSameStory, likenessOf, sameStories, shinglesOf, SignatureIndex } from './index.js';

const story =
  '6月18日上午,柯城区举行二季度招商项目集中签约仪式,8个项目现场签约,总投资42.6亿元。浙江澜岳新材料有限公司年产3万吨改性工程塑料项目计划投资12亿元,选址柯城高新技术产业园,用地150亩。从首次对接到签约只用了47天,柯城的效率坚定了企业投资的信心。今年以来,柯城区累计签约亿元以上项目31个。';
const other =
  '11月8日,博格曼传动系统(浙江)有限公司平湖工厂正式投产。该工厂位于平湖经济技术开发区,总投资8500万欧元,占地98亩,主要生产新能源汽车减速器和电驱动总成,年产能60万套。';

describe('near-duplicates', () => {
  it('find a reprint with another head, other punctuation and a notice under it', () => {
    const reprint = `(来源:衢州产业网)\n${story.replaceAll(',', '，').replace('6月18日上午', '日前')}\n免责声明:本文转载自其他媒体。`;
    expect(sameStories([other, story, reprint])).toEqual([[1, 2]]);
  });
  it('find an excerpt of a longer text', () => {
    const long = story + other;
    expect(isSameStory(shinglesOf(long), shinglesOf(story.slice(0, 120)))).toBe(true);
  });
  it('keep two stories that share a sentence apart', () => {
    const shared = '今年以来,柯城区累计签约亿元以上项目31个。';
    expect(sameStories([story, other + shared])).toEqual([]);
  });
  it('do not take a short notice for an excerpt', () => {
    expect(isSameStory(shinglesOf(story), shinglesOf(story.slice(0, 40)))).toBe(false);
  });
  it('have no likeness where there is no text', () => {
    expect(likenessOf(shinglesOf(''), shinglesOf(''))).toEqual({ jaccard: 0, containment: 0 });
    expect(bandKeys(shinglesOf('。!'))).toHaveLength(0);
  });
  it('compare exactly, in either order', () => {
    const shingles = fc.uniqueArray(fc.nat(500)).map((list) => Uint32Array.from(list).sort());
    fc.assert(
      fc.property(shingles, shingles, (a, b) => {
        const shared = [...a].filter((hash) => b.includes(hash)).length;
        const all = new Set([...a, ...b]).size;
        expect(likenessOf(a, b)).toEqual(likenessOf(b, a));
        expect(likenessOf(a, b).jaccard).toBeCloseTo(all === 0 ? 0 : shared / all, 10);
      }),
    );
  });
  it('give every text 32 keys that find it again', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 5, unit: 'grapheme' }), (text) => {
        const keys = bandKeys(shinglesOf(text));
        const index = new SignatureIndex(1);
        index.add(keys);
        expect([0, BANDS]).toContain(keys.length);
        expect(index.candidates(keys)).toEqual(keys.length === 0 ? [] : [0]);
      }),
    );
  });
  it('say when the index is full', () => {
    const index = new SignatureIndex(1);
    index.add(bandKeys(shinglesOf(story)));
    expect(() => index.add(bandKeys(shinglesOf(other)))).toThrow('full');
  });
});
