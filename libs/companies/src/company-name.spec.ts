import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { companyNameParts, normaliseCompanyName, shortCompanyName } from './company-name.js';

describe('shortCompanyName', () => {
  it.each([
    ['浙江示禾精密机械有限公司', '示禾'],
    ['丽水市示禾新能源科技股份有限公司', '示禾'],
    ['示禾（杭州）生物医药集团有限公司', '示禾'],
    ['广东佛山示禾家居用品厂', '示禾'],
    ['示禾冷链物流丽水有限公司', '示禾'],
    ['义乌市佛堂镇示禾百货商行', '示禾'],
    ['莲都区示禾五金经营部', '示禾'],
    ['内蒙古示禾牧业有限责任公司', '示禾'],
    ['深圳市龙岗区示禾塑胶制品有限公司', '示禾'],
    ['恩施土家族苗族自治州示禾茶业有限公司', '示禾'],
  ])('%s → %s', (full, short) => {
    expect(shortCompanyName(full)).toBe(short);
  });
  it.each(['浙江省机械设备有限公司', '杭州市供水公司', '商务咨询有限公司', ''])(
    'finds no name of its own in %s',
    (full) => {
      expect(shortCompanyName(full)).toBe('');
    },
  );
  it('never throws, and gives a part of the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (name) => {
        const plain = name.normalize('NFKC').toLowerCase();
        for (const ch of shortCompanyName(name)) expect(plain).toContain(ch.toLowerCase());
      }),
    );
  });

  const truth = '../shared/data/company-names/groundtruth.txt';
  (existsSync(truth) ? it : it.skip)('beats the published tool on its own 500 pairs', () => {
    const tally = { right: 0, given: 0, gold: 0 };
    for (const line of readFileSync(truth, 'utf8').split('\n').filter(Boolean)) {
      const [full, gold = ''] = line.split(/\s+/) as [string, string?];
      const short = shortCompanyName(full);
      if (gold) tally.gold++;
      if (short) tally.given++;
      if (gold && short === gold) tally.right++;
    }
    expect(tally.right / tally.given).toBeGreaterThan(0.97);
    expect(tally.right / tally.gold).toBeGreaterThan(0.967);
  });
});

describe('normaliseCompanyName', () => {
  it('is the same however the name is written', () => {
    const key = normaliseCompanyName('浙江示禾精密机械有限公司');
    expect(key).toBe('示禾精密机械');
    for (const other of [
      '示禾精密机械（浙江）有限公司',
      '浙江省示禾精密机械有限责任公司',
      ' 浙江 示禾精密机械股份有限公司',
      '示禾精密机械',
    ])
      expect(normaliseCompanyName(other)).toBe(key);
    expect(normaliseCompanyName('ＡＢＣ示禾(中国)有限公司')).toBe('abc示禾');
  });
  it('keeps the places apart', () => {
    expect(companyNameParts('浙江丽水示禾机械有限公司')).toEqual({
      places: ['33', '3311'],
      core: '示禾机械',
      form: '有限公司',
      brand: '示禾',
    });
  });
});
