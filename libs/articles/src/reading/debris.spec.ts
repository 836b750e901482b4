import { cleanText, tidy } from './debris.js';
import { containment, printedOnce } from './printed-twice.js';

describe('the debris of copying', () => {
  it.each([
    ['缙(jìn)云(yún)县', '缙云县'],
    ['缙云（jìn yún）的工厂', '缙云的工厂'],
    ['缙(jin)云(yun)县(xian)', '缙云县'],
    ['一家公司(he)与另一家', '一家公司(he)与另一家'],
    ['采用人工智能(AI)和工业软件(MES)', '采用人工智能(AI)和工业软件(MES)'],
    ['投产，，年产三万吨。。', '投产，年产三万吨。'],
    ['太快了！！！', '太快了！'],
    ['等等……他说——好', '等等……他说——好'],
    ['总投资3.5亿元，。', '总投资3.5亿元。'],
    ['\u3000\u3000第一段  有空格', '第一段 有空格'],
  ])('%s → %s', (given, wanted) => expect(tidy(given)).toBe(wanted));

  it('has no zero-width, control or directional marks', () => {
    expect(cleanText('丽\u200b水\ufeff市\u0007\u202e')).toBe('丽水市');
  });
});

describe('a story printed twice', () => {
  const story = [
    '三家企业同日开工，总投资九亿元，用地一百三十亩，预计明年年底前全部建成投产。',
    '园区负责人说，供电和污水管线已经接到围墙边。',
    '企业计划先建一号厂房，再建研发楼和宿舍。',
  ];
  it('is one, exactly or nearly', () => {
    expect(printedOnce([...story, ...story])).toEqual(story);
    const nearly = story.map((text) => text.replace('企业', '公司'));
    expect(printedOnce([...story, ...nearly])).toEqual(story);
  });
  it('is its longer print where the first was cut short', () => {
    expect(printedOnce([...story.slice(0, 2), ...story])).toEqual(story);
  });
  it('stays two where it only begins alike', () => {
    const other = [
      `${story[0]!.slice(0, 20)}但另一条消息说，两家已经停工。`,
      '停工的原因是施工许可还没有办完，复工要等到下月。',
    ];
    expect(printedOnce([...story, ...other])).toEqual([...story, ...other]);
  });
  it('shows a caption once, and rows of a table as often as they stand', () => {
    expect(printedOnce(['图为一号厂房', '图为一号厂房', ...story])).toEqual(['图为一号厂房', ...story]);
    expect(printedOnce([...story, '二层 | 800', '二层 | 800']).slice(-2)).toEqual(['二层 | 800', '二层 | 800']);
  });
  it('is measured between 0 and 1', () => {
    expect(containment(story[0]!, story.join(''))).toBe(1);
    expect(containment(story[0]!, '山上有一座小小的茶亭')).toBeLessThan(0.1);
    expect(containment('', '字')).toBe(0);
  });
});
