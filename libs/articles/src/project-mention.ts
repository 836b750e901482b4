import { type Sentence, sentences } from './sentences.js';

/** A project as a text tells of it. Only what is written; the amount is the words of the text ("总投资12亿元"). */
export interface ProjectMention {
  project: string;
  amount: string | null;
  park: string | null;
  /** The sentence that tells it, for summaries. */
  sentence: Sentence;
  score: number;
}

const NUMBER = '(?:[\\d０-９][\\d０-９.．,]*|[一二两三四五六七八九十百千]+)';
const MONEY = `(?:约|超过?|逾|近|达到?|为|共|高达)*\\s*${NUMBER}\\s*(?:余|多)?(?:万亿|亿|千万|百万|万)?[一二两三四五六七八九十百千]*(?:万)?\\s*(?:余|多)?\\s*(?:元|美元|欧元|日元|港元|港币|人民币)`;
const INVESTMENT = new RegExp(
  `(?:(?:计划|协议|预计)?总投资额?|(?:计划|拟|预计|协议|追加|固定资产)投资额?|投资)${MONEY}`,
);
const LEVEL = /(?:首个|第一个)?[^，,。\s]{0,2}?((?:十|百|千)亿(?:元)?级?)[^，,。；]{0,10}项目/;
const COMPANY = /(?:有限(?:责任)?公司|股份公司|集团|公司)/;
const EVENT = /签约|落户|落地|开工|奠基|封顶|投产|竣工|试生产|扩产|搬迁|入驻|拿地|竞得|成交|选址|动工|终止/;
const PARK =
  /[\u3400-\u9fff]{2,12}?(?:经济(?:技术)?开发区|经开区|高新(?:技术)?(?:产业)?(?:开发)?(?:园?区)|开发区|工业园区?|产业园区?|产业集聚区|小微(?:企业|产业)?园|工业区|科技园|保税区|智造园)/g;

/** What may stand before a place or project name without being part of it. */
const LEADING =
  /^.*?(?:落户|选址|位于|坐落于?|来到|走进|入驻|迁至|搬迁至|落地|进驻|扎根|在|至|于|到|向|的|与|和|了|是|从|把|让|为)(?=[\u3400-\u9fff]{4,})/;

const NO_PLACE = /的|加强|进一步|推进|各类|建设|推动|打造|一批|多个|依托|围绕|当地|专业|特色/;

const trimLeading = (name: string): string => {
  let rest = name;
  for (let next = rest.replace(LEADING, ''); next !== rest; next = rest.replace(LEADING, '')) rest = next;
  return rest;
};

/** The parks a passage names, without the verbs before them, most often named first. */
export function parksIn(passage: string): string[] {
  const counts = new Map<string, number>();
  for (const match of passage.matchAll(PARK)) {
    const name = trimLeading(match[0]).replace(/^(?:该|全|本|我|各|一个|这个|省级|国家级)+/, '');
    if (!NO_PLACE.test(name) && !/^(?:经济|高新|工业|产业|开发|小微|科技|保税)/.test(name))
      counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}

/** The words of a passage for the money put into a project; null where it names none. */
export function investmentIn(passage: string): string | null {
  const told = INVESTMENT.exec(passage)?.[0];
  if (told) return told.normalize('NFKC').replace(/\s+/g, '');
  const level = LEVEL.exec(passage)?.[1];
  return level ? level.replace(/级?$/, '级') : null;
}

const HAS_PROJECT = /项目|生产基地|工厂|加工园|总部基地/;
const PROJECT =
  /([^，,。；;：:！!？?\s]{3,48}?(?:项目|生产基地|工厂|加工园|总部基地))(?!部|组|制|公司|建设|推进|落地前|方|化|经理|负责|一线|[、为]王)/;
const COUNTED =
  /(?:\d+|[一两二三四五六七八九十百]+)\s*(?:个|家|宗)[^，,。]{0,10}项目|(?:重大|重点|产业|大|好|签约|这些|各类|多个|一批|每个)项目$/;
const VAGUE =
  /^[\u3400-\u9fff]{2,5}(?:产)?业项目$|^[^（(]*[)）]|^(?:该|此|本|这个?|每个|各|新|其|首个|第[一二三]个)?(?:公司)?(?:重大|重点|大|招商|产业)?项目$|^(?:引|谋划|招|争|建设?|推进)/;

const PREFIX =
  /^(?:\d{1,2}[.、]|(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:上午|下午)?|其中|据(?:介绍|了解)|近日|目前|随着|当天|昨天上午|今年|去年|作为|由|该|(?:总|计划|拟)?投资[\d.．０-９]+[万亿]*元(?:的|建设)?|在[^，,]{2,12}(?:里|内|上|举行))+/;

/** "双方终止此前签订的…", "地块将用于建设…": words that lead up to the name. */
const BEFORE_NAME = /^.{0,14}(?:签订的|签署的|用于建设|投资建设的?|开工建设的?|规划建设的?|实施的?|推出的?)(?=.{5,})/;
/** Told as history or as a class of projects. */
const PAST = /(?:19|20)\d{2}年.*设立|亿元以上|新开工|以上项目$/;

function projectName(sentence: string): string | null {
  for (const clause of sentence.split(/[，,；;：:。]|—+/)) {
    const found = PROJECT.exec(clause)?.[1];
    if (!found) continue;
    const name = found.replace(PREFIX, '').replace(BEFORE_NAME, '').replace(/^的/, '').replace(/[“”"]/g, '');
    if (name.length >= 5 && name.length <= 40 && !COUNTED.test(name) && !VAGUE.test(name) && !PAST.test(name))
      return name;
  }
  return null;
}

const isQuote = (text: string): boolean => /^[“"]|[”"]$/.test(text);

function scoreOf(name: string, sentence: Sentence): number {
  return (
    (COMPANY.test(name) ? 3 : 0) +
    (/年产|总投资|基地|生产线/.test(name) ? 2 : 0) +
    (INVESTMENT.test(sentence.text) ? 3 : 0) +
    (EVENT.test(sentence.text) ? 2 : 0) +
    (sentence.paragraph === 0 ? 1 : 0) -
    (isQuote(sentence.text) ? 3 : 0)
  );
}

/** Projects a text names, the most telling first; the amount is looked for in the sentence and the two after it. */
export function projectMentions(text: string): ProjectMention[] {
  const all = sentences(text);
  const found: ProjectMention[] = [];
  for (const [at, sentence] of all.entries()) {
    if (!HAS_PROJECT.test(sentence.text)) continue;
    const project = projectName(sentence.text);
    if (!project) continue;
    const near = all.slice(at, at + 3).filter((next) => next.paragraph <= sentence.paragraph + 1);
    const passage = near.map((next) => next.text).join('');
    const amount = investmentIn(sentence.text) ?? investmentIn(passage);
    found.push({ project, amount, park: parksIn(passage)[0] ?? null, sentence, score: scoreOf(project, sentence) });
  }
  return found.sort((a, b) => b.score - a.score || a.sentence.start - b.sentence.start);
}
