import { keyPoints } from './key-points.js';
import { readArticle } from './reading/read-article.js';
import { barePage, columnPage, officialPage } from './reading/sample-pages.js';

describe('key points', () => {
  it('are project, money and place as the text tells them', () => {
    expect(keyPoints(readArticle({ text: columnPage }))).toEqual([
      '项目：浙江澄澜半导体有限公司年产6亿颗功率器件封测项目',
      '金额：总投资12.8亿元',
      '地点：丽水经开区（浙江省丽水市）',
    ]);
  });
  it('take the money of the project, not of all projects together', () => {
    expect(keyPoints(readArticle({ text: officialPage }))[1]).toBe('金额：总投资6.1亿元');
  });
  it('name the sum of many where there is no single project', () => {
    const points = keyPoints({ title: '8个项目集中签约 总投资42.6亿元', text: '柯城区举行集中签约仪式。' });
    expect(points).toEqual(['金额：8个项目，总投资42.6亿元', '地点：浙江省衢州市柯城区']);
  });
  it('leave out what is not said', () => {
    expect(keyPoints(readArticle({ text: barePage }))).toEqual(['项目：栖岚精密机械有限公司二期厂房']);
  });
});
