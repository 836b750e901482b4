import { existsSync, readFileSync } from 'node:fs';
import { readArticle } from '../reading/read-article.js';
import { mineArticle } from './index.js';

const seed = '../shared/data/news/seed-page.txt';

/** A page of another town's column: four projects told among campaigns, sums, clerks, talent and a tower for sale. */
const PAGE = `当前位置:首页 > 金华产业信息 > 正文内容

新年第一线|跑出来的项目

admin1年前 (2024-10-08)金华产业信息31

  “松州之干”的脚步,一年四季没有停过。

  截至2023年第三季度,全市共引进大项目138个,完成年度任务目标的109%,10亿元以上的项目有14个。新引进博士512人。

  2023年12月20日,浙江岚岳半导体有限公司年产12万片6英寸碳化硅晶圆项目封顶。一期计划于2024年9月投产运行。

  “从落地到封顶,我全程参与。”丽水经开区投资促进部部长严守拙说。

  2023年5月,丽水澄海高端显示材料项目落户丽水经开区,这是全市首个百亿级制造业项目。项目落地前,严守拙带着团队每天夜里视频谈判。

  不久前,位于义乌金融板块的莲都大楼首次面向全球公开发售。曾派驻金华义乌挂职的莲都经开区管委会副主任骆一帆激动不已。莲都经开区和义乌经开区签订了共建协议,将共同建设飞地产业园。

  缙云驻外招商干部林夏生一年走访企业180余家;景宁驻杭干部叶知秋提供招商信息300余条。

  “中心已对接47个项目,推动4个人才项目落地缙云,第二批6个拟入驻项目待明年评审。”中心负责人李未央告诉记者。

  “助企服务员的服务让我敬佩。”位于莲都区碧湖工业园区的汉科斯科技集团(丽水)流控装备有限公司有关负责人说。

  汉科斯科技来自天津市西青区,是一家大型装备制造企业。2022年,公司决定将总部基地迁移落户至莲都区碧湖工业园区,更名为汉科斯科技集团(丽水)流控装备有限公司。由于企业外迁,天津的奖补款项均已退回,2023年共兑现汉科斯工业政策资金60余万元。

  在缙云,浙江云旦光学科技有限公司项目在落地前,人才团队在注册公司时犯了难。缙云县科技局办公室主任黄柯亭为企业提供“线上咨询”,加快项目落地速度。项目落地后,他又帮助人才团队落实了公寓。

  文章来源:松州晨报,沈一苇 郑佳禾

  责任编辑:孙小筑

林某某微信号
产业招商/厂房土地租售:400 0000 021
或微信/手机:13800000000
`;

const minedFrom = (page: string) => {
  const article = readArticle({ text: page });
  return { article, ...mineArticle(article) };
};
const told = ({ company, project, city, district }: ReturnType<typeof minedFrom>['prospects'][number]) => ({ who: company ?? project, city, district }); // prettier-ignore

describe('a page of one town under the column of another', () => {
  const { article, prospects, officials } = minedFrom(PAGE);
  it('names four projects, each where it goes', () => {
    expect(article.category_city).toBe('金华');
    expect(prospects.map(told)).toEqual([
      { who: '浙江岚岳半导体有限公司', city: '丽水市', district: null },
      { who: '丽水澄海高端显示材料项目', city: '丽水市', district: null },
      { who: '汉科斯科技集团(丽水)流控装备有限公司', city: '丽水市', district: '莲都区' },
      { who: '浙江云旦光学科技有限公司', city: '丽水市', district: '缙云县' },
    ]);
  });
  it('takes no clerk and no phone of the site for the firms’', () => {
    expect(prospects.flatMap(({ persons }) => persons)).toEqual([]);
    expect(officials.map(({ name }) => name)).toEqual(expect.arrayContaining(['严守拙', '骆一帆', '黄柯亭']));
    expect(JSON.stringify(prospects)).not.toMatch(/13800000000|400 ?0000/);
  });
});

(existsSync(seed) ? describe : describe.skip)('the page the news desk was asked for', () => {
  it('names exactly four projects in 丽水 and its counties', () => {
    const { article, prospects, is_lead_source } = minedFrom(readFileSync(seed, 'utf8'));
    expect(article.category_city).toBe('金华');
    expect(is_lead_source).toBe(true);
    expect(prospects.map(told)).toEqual([
      { who: expect.stringContaining('旺荣半导体'), city: '丽水市', district: null },
      { who: expect.stringContaining('东旭'), city: '丽水市', district: null },
      { who: expect.stringContaining('替科斯'), city: '丽水市', district: '莲都区' },
      { who: expect.stringContaining('云杭光电'), city: '丽水市', district: '缙云县' },
    ]);
  });
});
