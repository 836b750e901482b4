import { mineArticle } from '../mining/index.js';
import { readArticle } from '../reading/read-article.js';
import { storedProspect } from './prospect-facts.js';

/** A page of the kind that sites collect: filed under another city's column, four projects in one story, page furniture around. */
const OWN = `首页 > 产业信息 > 金华产业信息 > 正文内容

丽水:四个项目跑出加速度
2024-05-16
莲都区的浙江澜岳半导体有限公司功率芯片项目总投资12亿元,用地80亩,日前正式开工。
在缙云县,浙江霁川光电有限公司光学镜片项目总投资3亿元,日前竣工投产。
青田县的浙江望舒新材料有限公司薄膜项目签约落户,计划总投资5亿元,用地40亩。
松阳县的浙江听潮智能装备有限公司阀门项目完成签约,计划总投资1.8亿元,租赁厂房6000平方米。
今年以来,丽水市累计签约亿元以上项目46个,总投资161亿元。
文章来源:括苍日报,责任编辑:沈漱石
`;

const minedFrom = (page: string) => {
  const article = readArticle({ text: page });
  return mineArticle(article).prospects.map((mined) => storedProspect(mined, article.text).facts);
};

describe('a collected page with four projects', () => {
  it('gives the four, each in the county that the text names and none in the column’s city', () => {
    expect(minedFrom(OWN).map(({ company, region }) => [company, region])).toEqual([
      ['浙江澜岳半导体有限公司', '331102'],
      ['浙江霁川光电有限公司', '331122'],
      ['浙江望舒新材料有限公司', '331121'],
      ['浙江听潮智能装备有限公司', '331124'],
    ]);
  });
});
