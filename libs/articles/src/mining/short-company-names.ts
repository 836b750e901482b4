import { findIndustries, regionsByShortName, TRADE_WORDS } from '@app/reference';
import type { Company, CompanyMention } from './company-mentions.js';
import type { Span, Story } from './story.js';

/** What firms call themselves by after their own word: 示例+精工. */
const TAIL =
  '(?:科技|股份|集团|新材料?|材料|能源|新能源|生物|医药|药业|制药|智能|电子|半导体|光电|精工|精密|机械|重工|食品|茶业|实业|化工|电气|汽车|环保|装备|医疗|控股|智造|传感|机电|铝业|铜业|乳业|木业|纸业|塑业|管业|动力|技术|微电子|锂电|铸造|服饰|纺织|家居)';
const SHORT = new RegExp(
  `(?<=^|[,。;:、\\s“(]|与|由|和|引进|落户的|随着|走进|[.]|\\n)([\\u4e00-\\u9fff]{2,4}?${TAIL}{1,2})(?!化)(?=[”"]?(?:(?:[^,。;]{0,24})(?:项目|基地|工厂|生产线|产线|总部)|(?:拟|计划|将|已|正式|成功|宣布|决定|总?投资|追加|签约|落户|落地|入驻|租|摘|拿下|竞得|董事长|总经理|副总|负责人|新厂|二期|一期|扩产|增资)))`,
  'g',
);
const NOT_BRAND =
  /^(?:也|是|年产|高端|新型|智能|先进|绿色|现代|生物|电子|光电|数字|国内|全国|全球|中国|重点|一批|多个|该|本|此|这|那|全|各|新|大|主导|战略|未来|传统|特色|高新|产业|打造|建设|发展|推动|聚焦|围绕|包括|涉及|涵盖|工业|航空|节能|海洋|精细|装配|第|其中|上述|从事|专注|致力|生产|制造|投资|总投|建成|形成|项目|汽车|机器|医疗|高性|高精|高效|可降|氢能|储能|动力|固态|柔性|特种|功能|复合|石墨|碳纤|钠离|锂离|锂电|光伏|风电|半导|集成|芯片|食品|农产|冷链|智慧|数据|人工|低空|合成|细胞|创新|和|与|及|等|在|为|对|以|把|将|让|用|如|有|到|于|向|上市|外资|民营|龙头|头部|知名|一家|两家|企业|县域|全市|全县|全区|镇|村|市|县|区)/;

/** Firms that the story only names by a short form, where such a name is the subject of something done. */
export function shortOnlyCompanies(story: Story, known: readonly CompanyMention[]): CompanyMention[] {
  const found: CompanyMention[] = [];
  const byName = new Map<string, Company>();
  for (const match of story.plain.matchAll(SHORT)) {
    const span: Span = { start: match.index, end: match.index + match[1]!.length };
    const plain = match[1]!;
    if (NOT_BRAND.test(plain) || known.some(({ start, end }) => span.start < end && span.end > start)) continue;
    if (/^(?:产业)?开发/.test(story.plain.slice(span.end, span.end + 4)) || /(?:经济|高新)技术$/.test(plain)) continue;
    const brand = plain.replace(new RegExp(`${TAIL}+$`), '');
    if (
      /[在于与的了拟将是和及个家批等各其这该首条项类级型性化新高大老全中本]/.test(brand) ||
      findIndustries(brand).length > 0
    )
      continue;
    if (brand.length < 2 || TRADE_WORDS.has(brand) || regionsByShortName().has(brand)) continue;
    const company = byName.get(plain) ?? { name: story.words(span), plain, aliases: [], formerNames: [], related: [], first: span, isShort: true }; // prettier-ignore
    byName.set(plain, company);
    found.push({ ...span, company });
  }
  return found;
}
