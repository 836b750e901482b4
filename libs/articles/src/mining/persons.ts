import type { CompanyMention } from './company-mentions.js';
import {
  AFTER,
  COMPANY_TITLE,
  JAPANESE_SURNAMES,
  LONG_NAME,
  NAME,
  NOT_A_NAME,
  OFFICIAL_TITLE,
} from './person-words.js';
import type { Official } from './prospect.js';
import type { Span, Story } from './story.js';

/** Somebody named with a title; `company` when it stands right before the title. */
export interface PersonMention extends Span {
  name: string;
  title: string;
  side: 'company' | 'official' | 'other';
  company?: CompanyMention;
}

const FOREIGN =
  `(?:(?:${JAPANESE_SURNAMES})[\\u4e00-\\u9fff]{1,3}|` +
  '[a-z][a-z\\-]+(?: [a-z]\\.?)?(?: [a-z][a-z\\-]+){1,2}|[\\u4e00-\\u9fff]{2,8}·(?:(?![说称道在与和]|表示|介绍|告诉|透露|坦言|认为)[\\u4e00-\\u9fff]){1,8})';
/** 社长木场川健吾: of four or five characters. */
const JAPANESE = '[\\u4e00-\\u9fff]{4,5}(?=用|说|表示|在|,|、|和|与|介绍|透露|为|出席|先生|致)';
const CHIEF = '(?:董事长|总经理|总裁|厂长|总监|创始人|副总|总工|ceo|社长|总工程师|老板娘?)';
const SAYS =
  '要求|强调|指出|作了?(?:技术|专题|主题)?(?:报告|发言|介绍)|说|表示|介绍|告诉|坦言|指着|透露|笑|感慨|直言|认为|解释|摊开|翻开|语气|脸上|眼里';
const COMPANY_PERSON = new RegExp(
  `(${COMPANY_TITLE})(?:、?(?:兼|暨)?${COMPANY_TITLE}|、[\\u4e00-\\u9fff]{2,12}?(?:教授|院士|博士|专家|研究员|代表|委员|会长|院长|主任))?(?:[:\\s]|名?叫|的|(?<=代表人|负责人|创始人|控制人|老板)[是为])?(?:(?: ?(?:dr|mr|ms|mrs)\\.? ?)?(?:(${FOREIGN}|${NAME})(?:(?:先生|女士|博士|小姐)|${AFTER}))|(?<=${CHIEF})(${LONG_NAME})|(?<=${CHIEF})([\\u4e00-\\u9fff]{2,4})(?=${SAYS})|(?<=社长|会长|取缔役)(${JAPANESE}))`,
  'g',
);
/** Straight after a firm and its title any name is one: 澜栖咖啡创始人岩温龙. */
const BESIDE_FIRM = new RegExp(`(${COMPANY_TITLE})[:\\s]?([\\u4e00-\\u9fff]{2,3})${AFTER}`, 'y');
const OFFICIAL_PERSON = new RegExp(`(${OFFICIAL_TITLE})[:\\s]?(${NAME})(?:同志)?${AFTER}`, 'g');
/** 书记沈孟川、区长…: several names after one title. */
const MORE_NAMES = new RegExp(`^、(${NAME})(?=[、,。;等]|出席|参加|参|分别|陪同|主持|见证|和)`);
/** 制茶师傅缪长庚被聘为园区技术总顾问; 丁绍钧是公司总经理; 张三(总经理). */
const NAME_FIRST = new RegExp(
  `(?:师傅|博士|教授|先生|儿子|女儿|妻子|丈夫|弟弟|哥哥|同乡|叫|人是|,|。|“|\\n|;|^)(${NAME})(?:先生|博士|女士)?(?:被?聘为|受聘为|担任|出任|是|任|,|[(]|作为|现任)(?:该?公司|企业|集团|园区|项目|[\\u4e00-\\u9fff]{0,20}?)(${COMPANY_TITLE})`,
  'g',
);
const HIS_TITLE = new RegExp(`^的?(${COMPANY_TITLE})`);
const SUBJECT = new RegExp(`(?<=^|[,。;”\\n])(${NAME})(?=[在站把正拿指]|告诉|说|笑)`, 'g');
const DEPARTMENT =
  /(?:事业部|生产部|技术部|采购部|人事部|资源部|质量部|品质部|品管部|设备部|工程部|研发部|销售部|市场部|财务部|行政部|综合部|安环部|制造部|项目部|运营部|物流部|车间|分厂)(?:副?部长|副?主任)$|^(?:公司|集团|企业|该公司)/;
const BUILDER_BEFORE = /(?:建工|施工|承建|监理|建设集团|建筑|工程局|设计院|中建|中铁)[^,。;]{0,16}$/;
/** A fund's or a bank's people are nobody's of the project. */
const LENDER_BEFORE = /(?:基金|资本|创投|证券|银行|律所|事务所|券商|信托|保险)(?:管理)?(?:公司)?$/;
const OFFICIAL_BEFORE =
  /(?:管委会|招商局|招商服务中心|投资促进|局|区委|市委|县委|政府|街道|镇党委|村|协会|商会|工会|研究院|大学|学院|中心|医院|指挥部|专班|项目办|银行|支行|海关|税务|供电公司|消防|公安|法院|领导小组|工作组|开发区|经开区|高新区)(?:相关|有关)?$/;

/** The firm named right before a title; a title may seem to start inside its name (公司总裁). */
const nearest = (mentions: readonly CompanyMention[], at: number, name: number): CompanyMention | undefined =>
  mentions.filter(({ start, end }) => start < at && end < name && at - end <= 6).at(-1);

/** Everybody named with a title in a stretch of text. */
export function personsOf(story: Story, mentions: readonly CompanyMention[]): PersonMention[] {
  const found: PersonMention[] = [];
  const put = (person: PersonMention) => {
    if (NOT_A_NAME.test(story.plain.slice(person.start, person.end))) return;
    if (!found.some(({ start, end }) => person.start < end && person.end > start)) found.push(person);
  };
  for (const match of story.plain.matchAll(OFFICIAL_PERSON)) officialsAt(story, match, mentions).forEach(put);
  for (const match of story.plain.matchAll(COMPANY_PERSON)) put(companyPersonAt(story, match, mentions));
  for (const mention of mentions) besideFirm(story, mention).forEach(put);
  for (const mention of mentions) toldBefore(story, mention).forEach(put);
  for (const match of story.plain.matchAll(NAME_FIRST)) put(nameFirstAt(story, match, mentions));
  return found.sort((a, b) => a.start - b.start);
}

function officialsAt(story: Story, match: RegExpExecArray, mentions: readonly CompanyMention[]): PersonMention[] {
  const start = match.index + match[0].lastIndexOf(match[2]!);
  const company = nearest(mentions, match.index + match[1]!.length, start);
  const isCompanys =
    !/市长|区长|县长|镇长|局长/.test(match[1]!) &&
    (DEPARTMENT.test(
      story.plain.slice(Math.max(0, match.index - 3), match.index + match[1]!.length).replace(/^.*[,。;\n”]/s, ''),
    ) ||
      (company !== undefined && company.end >= match.index - 2));
  const title = match[1]!.replace(/^.*(?:时|由|和|与|及|的|,)/, '').replace(/^[省市区县镇](?=副?[省市区县镇]长)/, '');
  const persons: PersonMention[] = [{ ...spanAt(story, start, match[2]!), title, side: isCompanys ? 'company' : 'official', ...(isCompanys && company ? { company } : {}) }]; // prettier-ignore
  for (let at = start + match[2]!.length; ;) {
    const more = MORE_NAMES.exec(story.plain.slice(at, at + 8));
    if (!more) return persons;
    persons.push({ ...spanAt(story, at + 1, more[1]!), title, side: 'official' });
    at += more[0].length;
  }
}

const spanAt = (story: Story, start: number, name: string): Span & { name: string } => {
  const span = { start, end: start + name.length };
  const words = story.words(span);
  return { ...span, name: /[\u4e00-\u9fff]/.test(words) ? words.replace(/\s/g, '') : words };
};

function besideFirm(story: Story, company: CompanyMention): PersonMention[] {
  BESIDE_FIRM.lastIndex = company.end;
  const match = BESIDE_FIRM.exec(story.plain);
  if (!match) return [];
  const title = story.words({ start: company.end, end: company.end + match[1]!.length });
  return [{ ...spanAt(story, company.end + match[0].lastIndexOf(match[2]!), match[2]!), title, side: 'company', company }]; // prettier-ignore
}

function companyPersonAt(story: Story, match: RegExpExecArray, mentions: readonly CompanyMention[]): PersonMention {
  const name = (match[2] ?? match[3] ?? match[4] ?? match[5])!;
  const start = match.index + match[0].lastIndexOf(name);
  const before = story.plain.slice(Math.max(0, match.index - 24), match.index);
  const company = nearest(mentions, match.index, start);
  const title = story.words({ start: Math.max(match.index, company?.end ?? 0), end: match.index + match[1]!.length });
  const isNext = /^[^、]{2,6}、(?:公司|集团|企业)/.test(match[1]!);
  const side =
    BUILDER_BEFORE.test(before) || LENDER_BEFORE.test(before)
      ? 'other'
      : !isNext && OFFICIAL_BEFORE.test(before)
        ? 'official'
        : 'company';
  const own = title.replace(/^(?:集团|公司|项目部?)(?=.{2,})/, '');
  return { ...spanAt(story, start, name), title: own, side, ...(company ? { company } : {}) };
}

/** 池某在新厂房门口拍照。他是某公司的负责人: the name is the subject of the sentence before. */
function toldBefore(story: Story, company: CompanyMention): PersonMention[] {
  const title = HIS_TITLE.exec(story.plain.slice(company.end, company.end + 16))?.[1];
  if (!title || !/[他她](?:就?是|担任|现任)$/.test(story.plain.slice(Math.max(0, company.start - 4), company.start)))
    return [];
  const from = Math.max(0, company.start - 90);
  const named = [...story.plain.slice(from, company.start).matchAll(SUBJECT)].at(-1);
  if (!named) return [];
  return [{ ...spanAt(story, from + named.index + named[0].indexOf(named[1]!), named[1]!), title, side: 'company', company }]; // prettier-ignore
}

function nameFirstAt(story: Story, match: RegExpExecArray, mentions: readonly CompanyMention[]): PersonMention {
  const start = match.index + match[0].indexOf(match[1]!);
  const titleAt = match.index + match[0].length - match[2]!.length;
  const company = mentions.find((mention) => mention.end <= titleAt && mention.start >= start);
  return { ...spanAt(story, start, match[1]!), title: match[2]!, side: 'company', ...(company ? { company } : {}) };
}

/** Those of the authorities, each once. */
export function officialsOf(persons: readonly PersonMention[]): Official[] {
  const found = new Map<string, Official>();
  for (const { name, title, side } of persons)
    if (side === 'official' && !found.has(name)) found.set(name, { name, title });
  return [...found.values()];
}
