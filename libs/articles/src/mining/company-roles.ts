import type { CompanyMention } from './company-mentions.js';
import type { Story } from './story.js';

/** What a company does in the place it is named: only a runner can make a prospect. */
export type CompanyRole = 'runner' | 'parent' | 'other';

const BUILDER_BEFORE =
  /(?:施工|承建|总承包|监理|设计|勘察|代建|咨询|编制|环评|检测|评价|贷款|招标代理|参建|总包)(?:单位|方|机构|企业|人)?(?:为|是|由|[:]|系)? *$|(?:供应给|供货给|配套给?|服务于|客户包括|客户有|客户为|(?<!方案|系统|设备|产品|服务|材料|部件|领先|知名|全球|主要)供应商|捐赠给|参观|考察了?|走访了?|调研了?|原属|原为|收购自|曾是|原名|竞争对手|向|委托|贷给|发放给|卖给|(?<!一次性|已)出售给|归属|继|不同于|类似)\s*$/;
const BUILDER_AFTER =
  /^[^,。;]{0,6}(?:承建|承接建设|施工|总承包|负责施工|负责设计|设计院|监理|勘察|代建|中标|编制|评估|提供贷款|授信|发放|放贷|承办|承担|冠名|捐|供应|供货)|^董事会\s*(?:\n|$)|^(?:项目部|项目经理|施工|监理|分公司|旗下|工会|党支部|党委)(?!.{0,6}投资)/;
const BUILDER_NAME =
  /(?:建工|监理|工程咨询|设计研究|建筑设计|勘察|招标|会计师|律师|环境评价|环保咨询|检测技术服务|造价|拍卖|典当|保险|银行|证券)/;
const PLATFORM_NAME =
  /(?:农发|农投|热力(?:集团|有限)|供热|自来水|城市发展|城镇发展|城发|新城建设|投资(?:集团|控股|发展|开发|管理)?有限公司$|[区市县园城](?:投资|开发|建设)|城投|城建|国投|国资|产业发展|开发建设|开发投资|城市建设|国有资产|国有资本|投资发展|工业投资|建设投资|建设发展|园区开发|控股集团|交通投资|文旅|置业|房地产|地产|物业|旅游)/;
const PARENT_AFTER =
  /^(?:[^,。;]{0,8})(?:全资子公司|控股子公司|子公司|旗下|控股的|全资设立|全资|独资|的控股|下属|孙公司|参股)|^(?:独资|全资|出资|投资|共同|合资)*(?:设立|组建|成立)(?!了?于)/;
/** 由甲集团投资3亿元的乙公司…. */
const INVESTOR_AFTER =
  /^(?:控股|投资|出资|持股)[^,。;]{0,12}的(?:(?!项目|基地|工厂|[与和及、])[\u4e00-\u9fff()]){3,16}公司/;
const PARENT_BEFORE =
  /(?:母公司|控股股东|投资方|隶属于?|隶属|是|系|(?<!名|更|变)为|股东|实控人|实际控制人)(?:为|是|[:])?\s*$/;

/** The role in which a mention stands, by the words around it. */
export function roleOf(story: Story, { start, end, company }: CompanyMention): CompanyRole {
  const before = story.plain.slice(Math.max(0, start - 16), start);
  const after = story.plain
    .slice(end, end + 80)
    .replace(/^[(][^()]{0,40}[)]/, '')
    .slice(0, 40);
  if (INVESTOR_AFTER.test(after)) return 'parent';
  if (PARENT_AFTER.test(after) && !/^[^,。;]{0,4}(?:拟|计划|将|投资)/.test(after)) return 'parent';
  if (/(?:由|被)\s*$/.test(before) && /^(?:承建|施工|总承包|负责|设计|监理|收购|代建|改造)/.test(after)) return 'other';
  if (BUILDER_BEFORE.test(before) || BUILDER_AFTER.test(after)) return 'other';
  if (BUILDER_NAME.test(company.plain)) return 'other';
  if (isPlatform(company.plain) && !/(?:年产|生产线|智能制造|生产基地)/.test(after)) return 'other';
  if (/(?:母公司|控股股东)(?:为|是|[:])?\s*$/.test(before) && !/^[^,。;]{0,4}(?:拟|计划|将|投资)/.test(after))
    return 'parent';
  if (
    PARENT_BEFORE.test(before) &&
    !/^,?(?:拟|计划|将|总投资|投资)/.test(after) &&
    /^(?:的)?[,。;)]/.test(after) &&
    /控股|集团/.test(company.plain)
  )
    return 'parent';
  return 'runner';
}

export const isPlatform = (name: string): boolean => PLATFORM_NAME.test(name) && !/科技|材料|电子|智能|生物/.test(name);
