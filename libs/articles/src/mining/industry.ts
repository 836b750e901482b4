import { findIndustries, industrySection, type IndustryMention } from '@app/reference';
import type { Frame } from './frame.js';
import type { Span, Story } from './story.js';

/** Words of the news that the gazetteer of inquiries does not need, or that news means otherwise. */
const NEWS: [RegExp, string][] = [
  [/隔膜/, '29'],
  [/农业装备|农机装备|农机/, '35'],
  [/(?:物流|仓储|分拨)(?!装备|设备|机器人)/, '59'],
  [/废旧[^,。、]{1,10}(?:回收|拆解|利用)/, '42'],
  [/(?:锂电池?|光伏|纺织|食品)[^,。、]{0,3}(?:设备|装备|机械)/, '35'],
  [/(?:医疗|医用|手术|康复)机器人/, '35'],
  [/跨境电商(?!.{0,4}(?:仓|物流|产业园))/, '51'],
  [/(?:晶圆|半导体|芯片)[^,。、]{0,6}(?:设备|装备|清洗机|检测机|机台)/, '35'],
  [/[果柚橙橘桃梨莓枣棘椰]汁/, '15'],
  [/[\u4e00-\u9fff]纸(?=$|项目|技改|生产|制造|扩建|新建)/, '22'],
  [/吹膜|[\u4e00-\u9fff]塑(?:业|包装|科技)|注塑线|气调袋|编织袋/, '29'],
  [/再生铝合金|铝合金(?=材|锭|棒|项目)/, '32'],
  [/酒盒|礼盒|纸盒|彩盒|裱坑|天地盖|纸浆模塑|瓦楞|纸板|滤纸/, '22'],
  [/复合软管|软管包装/, '29'],
  [/鱼糜|水产品?加工|海产品加工/, '13'],
  [/直线模组|直线导轨|滚珠丝杠|丝杠/, '34'],
  [/汽车座椅|座椅总装/, '36'],
  [/榨菜|腌菜|酱菜|泡菜/, '13'],
  [/(?:低温|压力|高压)(?:容器|储罐)|储罐/, '33'],
  [/钓[竿鱼]|渔具|渔轮/, '24'],
  [/桩工机械|旋挖钻/, '35'],
  [/餐盒|可降解|降解材料/, '29'],
  [/\d+台注塑机|注塑机[从由]|扎带|胶带/, '29'],
  [/泵(?:$|业|流体|阀|生产|项目|制造|有限)/, '34'],
  [/滤清器|汽摩配|制动[盘片器钳]|减震器|转向器/, '36'],
  [/风电叶片|风机叶片/, '34'],
  [/竹(?:纤维|基|木)?(?:餐具|家居|制品|板材|地板|吸管)/, '20'],
  [/流体设备|流控|流体控制/, '34'],
  [/(?:算力|数据|智算)中心(?=$|项目|基地|产业园|建设)|算力(?!设备|服务器|芯片)/, '64'],
  [/碳化硅(?:长晶)?粉|陶瓷粉/, '30'],
  [/(?:航空|航天|飞机)[^,。、]{0,8}(?:结构件|构件|部件|零件)(?!检测|维修)/, '37'],
  [/结构件压铸|压铸件|精密结构件|结构件/, '33'],
  [/氨基酸|发酵/, '14'],
  [/负极|石墨化/, '30'],
  [/轨道装备|轨道车辆/, '37'],
  [/机器人/, '34'],
];

export interface IndustryFact extends Span {
  code: string;
}

/** How it is made, not what, and figures before a hall: 发糕自动化生产线, 三千平方米厂房. */
const MANNER =
  /[\u4e00-\u9fff]{2}化(?=工[厂程])|(?:全)?(?:自动化|智能化)(?=生产|产线|车间|项目|技改|加工|改造)|平方米|平米/g;

const withSection = (division: string): string => `${industrySection(division) ?? ''}${division}`;

/** The head comes last in Chinese: of 光伏玻璃 it is the glass that is made. */
function headOf(mentions: readonly IndustryMention[]): IndustryMention | undefined {
  return mentions.filter(({ weight }) => weight === 2).at(-1) ?? mentions.at(-1);
}

function industryOf(
  text: string,
  offset: number,
  take: (found: IndustryMention[]) => IndustryMention | undefined,
): IndustryFact | undefined {
  for (const [pattern, division] of NEWS) {
    const match = pattern.exec(text);
    if (match) return { start: offset + match.index, end: offset + match.index + match[0].length, code: withSection(division) }; // prettier-ignore
  }
  const found = take(findIndustries(text.replace(MANNER, (word) => '·'.repeat(word.length))));
  return found && { start: offset + found.start, end: offset + found.end, code: withSection(found.division) };
}

const MAKES = /(?:主要|专业|专注|专注于|主营|从事)?(?:生产|研发|制造|从事|加工|主营|建设)/;

/** X公司,做单晶石英坩埚的 and 做药材包装的X公司: what a firm is said to make tells more than its name. */
const DOES_AFTER = /^[^。;]{0,4}(?:专门|专业|主要)?(?:从事|做|生产)([^,。;、]{2,18}?)的(?=[,。;])/;
const DOES_BEFORE = /(?:从事|做|生产)([^,。;、]{2,18})的$/;

/** A firm's trade that says little: makers of shoes and of balls are both of 体育用品. */
const VAGUE = /体育用品|户外用品|日用品|用品|机械/;
/** 专做木工砂光机, 运动鞋年产能1200万双: what it makes, said outright. */
const OUTRIGHT = /(?:专做|主做|专门做|专门生产|专业生产)[^,。;]{2,20}|[^,。;]{2,10}年产(?:能|量)/g;

function outright(story: Story, spans: readonly Span[]): IndustryFact | undefined {
  for (const { start, end } of spans)
    for (const match of story.plain.slice(start, end).matchAll(OUTRIGHT)) {
      const found = industryOf(match[0], start + match.index, strongest);
      if (found) return found;
    }
  return undefined;
}

const strongest = (found: readonly IndustryMention[]) => found.filter(({ weight }) => weight === 2).at(-1);

/** By the product in the project's name, else the company's trade, else a process or what the text says it makes. */
export function industryFact(story: Story, { project, company, spans }: Frame): IndustryFact | undefined {
  const name = (take: typeof headOf) => project && industryOf(project.plain, project.start, take);
  const trade = company && industryOf(company.plain, company.first.start, headOf);
  const made = company && VAGUE.test(company.plain) ? outright(story, spans) : undefined;
  return name(strongest) ?? does(story, company) ?? made ?? trade ?? name(headOf) ?? madeIn(story, spans) ?? parentTrade(story, company) ?? told(story, spans); // prettier-ignore
}

/** 隽锐智能科技 of 隽锐精密模具: what the firm it belongs to makes. */
function parentTrade(story: Story, company: Frame['company']): IndustryFact | undefined {
  for (const name of company?.related ?? []) {
    const start = story.plain.indexOf(name.toLowerCase());
    const found = start < 0 ? undefined : industryOf(name.toLowerCase(), start, strongest);
    if (found) return found;
  }
  return undefined;
}

/** The first product that is told of with it, or that the headline names. */
function told(story: Story, spans: readonly Span[]): IndustryFact | undefined {
  const title = { start: 0, end: story.plain.indexOf('\n') };
  for (const { start, end } of [...spans, title]) {
    const found = industryOf(story.plain.slice(start, end), start, (list) => list.find(({ weight }) => weight === 2));
    if (found) return found;
  }
  return undefined;
}

function does({ plain }: Story, company: Frame['company']): IndustryFact | undefined {
  if (!company) return undefined;
  const { start, end } = company.first;
  const before = DOES_BEFORE.exec(plain.slice(Math.max(0, start - 24), start));
  const said = DOES_AFTER.exec(plain.slice(end, end + 30)) ?? before;
  return said ? industryOf(said[1]!, plain.indexOf(said[1]!, Math.max(0, start - 24)), strongest) : undefined;
}

function madeIn(story: Story, spans: readonly Span[]): IndustryFact | undefined {
  for (const { start, end } of spans) {
    const text = story.plain.slice(start, end);
    const from = MAKES.exec(text)?.index ?? -1;
    const made = from >= 0 ? industryOf(text.slice(from), start + from, (found) => found.find(({ weight }) => weight === 2)) : undefined; // prettier-ignore
    if (made) return made;
  }
  return undefined;
}
