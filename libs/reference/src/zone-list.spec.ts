import fc from 'fast-check';
import { findRegions } from './find-regions.js';
import { plainText } from './plain-text.js';
import { searchRegions } from './search-regions.js';
import { zonesWith } from './zone-list.js';
import { plainZoneWord, zoneProblems } from './zone-problems.js';
import { NAMED_ZONES } from './zones.js';

const own = { name: '云岭产业新城', hostCode: '331102', shorts: ['云岭智谷'], hidden: false };
const read = (text: string, changes: Parameters<typeof zonesWith>[0]) =>
  findRegions(plainText(text).text, { zones: zonesWith(changes) }).map(
    ({ name, host_code: host }) => `${name} ${host}`,
  );

describe('zones over the built-in list', () => {
  it('reads an added zone by its name and its short forms', () => {
    expect(read('想在云岭智谷租3000平', [own])).toEqual(['云岭产业新城 331102']);
    expect(read('想在云岭产业新城租3000平', [own])).toEqual(['云岭产业新城 331102']);
    expect(read('想在云岭智谷租3000平', [])).toEqual([]);
  });

  it('reads a built-in one by new short forms, and a hidden one no more', () => {
    const changed = { name: '金义新区', hostCode: '330703', shorts: ['金义智谷'], hidden: false };
    expect(read('金义智谷附近租厂房', [changed])).toEqual(['金义新区 330703']);
    expect(read('金义新区租厂房', [changed])).toEqual(['金义新区 330703']);
    expect(read('金义新区租厂房', [{ ...changed, hidden: true }])).toEqual([]);
    expect(read('金义新区租厂房', [])).toEqual(['金义新区 330703']);
  });

  it('finds it while typing, and is the same list for the same changes', () => {
    const changes = [own];
    expect(searchRegions('云岭智', 3, zonesWith(changes))[0]).toMatchObject({
      name: '云岭产业新城',
      host_code: '331102',
    });
    expect(zonesWith(changes)).toBe(zonesWith(changes));
    expect(zonesWith([])).toBe(NAMED_ZONES);
  });

  it('never throws, and its mentions lie in the text', () => {
    const word = fc.string({ unit: 'binary', maxLength: 8 });
    const zone = fc.record({
      name: word,
      hostCode: fc.constantFrom('3311', '330703', 'x', ''),
      shorts: fc.array(word),
      hidden: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(zone, { maxLength: 3 }), word, (changes, text) => {
        const zones = zonesWith(changes);
        for (const change of changes) zoneProblems(change, zones);
        for (const said of [text, ...changes.flatMap(({ name, shorts }) => [name, ...shorts])])
          for (const { start, end } of findRegions(said, { zones })) {
            expect(start).toBeLessThan(end);
            expect(end).toBeLessThanOrEqual(said.length);
          }
      }),
      { numRuns: 60 },
    );
  });
});

describe('zoneProblems', () => {
  const why = (patch: Partial<typeof own>) =>
    zoneProblems({ ...own, ...patch }, NAMED_ZONES).map(({ field, message }) => `${field}: ${message}`);

  it('lets a good zone pass, and a built-in one that keeps its words', () => {
    expect(why({})).toEqual([]);
    expect(why({ name: '金义新区', shorts: ['金义', '金义都市新区'] })).toEqual([]);
  });

  it.each([
    ['厂房', '日常用词'],
    ['机械', '行业用词'],
    ['丽水', '行政区划'],
    ['长三角', '行政区划'],
    ['智造新城', '已经是衢州智造新城的名称'],
    ['经开区', '日常用词'],
    ['三千平', '数量'],
    ['A区', '汉字开头'],
    ['云', '2 到 30'],
  ])('refuses %s as a short form: %s', (short, reason) => {
    expect(why({ shorts: [short] })).toEqual([expect.stringContaining(reason)]);
  });

  it('wants a place that exists, and none as wide as a province', () => {
    expect(why({ hostCode: '999999' })).toEqual(['hostCode: 请选所在的城市或区县']);
    expect(why({ hostCode: '33' })).toHaveLength(1);
    expect(why({ hostCode: '50' })).toEqual([]);
    expect(why({ name: '丽水市' })[0]).toContain('name');
  });

  it('compares as texts are read', () => {
    expect(plainZoneWord(' 云岭（智谷） ')).toBe('云岭(智谷)');
  });
});
