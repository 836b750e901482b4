import { articleRegions } from './article-regions.js';
import { readArticle } from './reading/read-article.js';
import { columnPage, officialPage } from './reading/sample-pages.js';

const regionsOf = (text: string) => {
  const article = readArticle({ text });
  return articleRegions(`${article.title}\n${article.text}`);
};

describe('the places of a story', () => {
  it('come from its text, not from the column it was filed under', () => {
    expect(regionsOf(columnPage)[0]).toBe('3311');
    expect(regionsOf(columnPage)).not.toContain('3307');
  });
  it('name a county with its city', () => {
    expect(regionsOf(officialPage)).toEqual(['3304', '330421']);
  });
  it('do not take a township for the city of the same name', () => {
    expect(articleRegions('观摩团走进乡镇\n南阳市宛城区汉冶街道、金华镇、汉冢乡的项目现场。')).toEqual([
      '4113',
      '411302',
    ]);
  });
  it('leave out where a firm is from and what it is called', () => {
    const text = '云杭电子落户缙云\n宁波云杭电子有限公司把新工厂放在缙云县，企业来自杭州市，缙云县给了50亩地。';
    expect(articleRegions(text)).toEqual(['3311', '331122']);
  });
  it('keep two cities that are told of alike', () => {
    expect(articleRegions('两地同日签约\n武汉市黄陂区用地66亩；孝感市孝南区用地45亩。')).toEqual([
      '4201',
      '420116',
      '4209',
      '420902',
    ]);
  });
  it('are none where the text names none', () => {
    expect(articleRegions('全县召开会议\n会议强调安全生产。')).toEqual([]);
  });
});
