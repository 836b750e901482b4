import type { CompanyMention } from './company-mentions.js';
import type { Official } from './prospect.js';
import type { Span, Story } from './story.js';

/** Somebody named with a title; `company` when it stands right before the title. */
export interface PersonMention extends Span {
  name: string;
  title: string;
  side: 'company' | 'official' | 'other';
  company?: CompanyMention;
}

const SURNAMES =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍郤璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公岳帅缑亢况郈有琴商牟佘佴伯赏墨哈谯笪年爱阳佟言福肖覃闫付代仝谌兰植竹';
const COMPOUND =
  '欧阳|司马|上官|诸葛|闻人|东方|尉迟|公孙|慕容|令狐|皇甫|司徒|长孙|宇文|夏侯|端木|南宫|独孤|百里|呼延|西门|轩辕|司空|澹台|公冶|太史|申屠|钟离|赫连|鲜于|闾丘|公羊|公西|漆雕|乐正|壤驷|拓跋|夹谷|宰父|谷梁|段干|东郭|南门|归海|第五';
/** What comes after a name. */
const AFTER =
  '(?=[,。;、:!?”"()\\s]|说|表示|表态|介绍|告诉|坦言|出席|主持|宣布|宣读|致辞|代表|感慨|透露|认为|指出|强调|为|在|向|和|与|等|参加|参观|率|带|一行|陪同|见证|共同|分别|讲|讲话|发言|感叹|笑|回忆|坦承|直言|算|解释|补充|接受|热情|坚|对|将|从|也|则|看|还|便|又|曾|及|是|深|亲|牵|去|到|赴|一|作|称|汤|站|同时|了|获|被|正|用|给|指|走|谈|提|当|希|欢|期|有|期待|签|点赞|道出|道|激动|兴奋|如是|评价|推介|展望|总结|汇报|致|十分|非常|抓|拿|坐|站|握|翻|打开|掰|看着|望着|$)';
/** One or two characters, the second no verb of saying. */
const GIVEN = '[\\u4e00-\\u9fff](?:(?![说称道])[\\u4e00-\\u9fff])?';
const NAME = `(?:(?:${COMPOUND})${GIVEN}|[${SURNAMES}]${GIVEN})`;

const COMPANY_TITLE =
  '(?:(?:联席|执行|名誉|常务|高级|首席|集团|公司|亚太区|大?中国区|中国|大区|华东区?|华南区?|全球|区域|生产|行政|技术|财务|运营|销售|市场|人力资源|研发|项目|工厂|基地|品质|采购|质量|投资|战略|业务|商务|执行|项目部|总){0,5})(?:董事长|副董事长|董事会秘书|董秘|副总裁|总裁|副总经理|总经理|总经理助理|总工程师|总监|总工|首席执行官|首席技术官|首席财务官|执行官|ceo|cto|cfo|coo|法定代表人|法人代表|法人|创始人|联合创始人|合伙人|负责人|厂长|副厂长|技术总顾问|总顾问|技术顾问|顾问|工程师|掌门人|社长|老板|副总|总代表|首席代表|代表|董事|经理|主管|车间主任|控股人|实际控制人|厂务|高管|投资人|主席|带头人|领头人)(?:兼(?:董事长|总经理|总裁|总工程师|ceo|首席执行官|首席技术官|研发总监)|、(?:董事长|总经理|总裁|总工程师))?';
const OFFICIAL_TITLE =
  '(?:[省市区县州镇乡村]|自治区|国家|党工委|工委|管委会|开发区|高新区|经开区|园区|[\\u4e00-\\u9fff]{2,12}?(?:局|委|办|会|中心|政府|处|科|公司|部|室|厅|院))?(?:党委|党组|党工委|党支部|管委会|常务|市委|区委|县委|镇党委|省委|县政协|市政协|政协|人大|人大常委会|工会|总工会|商会|协会|投资促进|招商|副|组织部|统战部|宣传部|副?主任|驻[\\u4e00-\\u9fff]{1,3}){0,4}(?:书记|副书记|市长|副市长|区长|副区长|县长|副县长|镇长|副镇长|乡长|省长|副省长|州长|局长|副局长|主任|副主任|部长|副部长|主席|副主席|处长|副处长|科长|副科长|秘书长|副秘书长|常委|专员|会长|副会长|站长|司长|厅长|副厅长|巡视员|调研员|专班班长|招商干部|干部|助企服务员|服务专员|村支书|支书|办公室主任|所长|大使|领事)';

const FOREIGN =
  '(?:[a-z][a-z\\-]+(?: [a-z]\\.?)?(?: [a-z][a-z\\-]+){1,2}|[\\u4e00-\\u9fff]{2,8}·[\\u4e00-\\u9fff]{1,8})';
const BEFORE = `(${COMPANY_TITLE})(?:、?(?:兼|暨)?${COMPANY_TITLE})?[:\\s]?(?:的)?(${FOREIGN}|${NAME})(?:先生|女士|博士)?${AFTER}`;
const COMPANY_PERSON = new RegExp(BEFORE, 'g');
const OFFICIAL_PERSON = new RegExp(`(${OFFICIAL_TITLE})[:\\s]?(${NAME})(?:同志)?${AFTER}`, 'g');
/** 书记沈孟川、区长…: several names after one title. */
const MORE_NAMES = new RegExp(`^、(${NAME})(?=[、,。;等]|出席|参加|参|分别|陪同|主持|见证|和)`);
/** 制茶师傅缪长庚被聘为园区技术总顾问; 丁绍钧是公司总经理; 张三(总经理). */
const NAME_FIRST = new RegExp(
  `(?:师傅|博士|教授|先生|,|。|“|\\n|;|^)(${NAME})(?:先生|博士|女士)?(?:被?聘为|受聘为|担任|出任|是|任|,|[(]|作为|现任)(?:该?公司|企业|集团|园区|项目|[\\u4e00-\\u9fff]{0,14}?)(${COMPANY_TITLE})`,
  'g',
);
const NOT_A_NAME =
  /^(?:[在说表介为是一了的与对等将]|.*[的了是们]$|.*(?:说|表示|介绍|表|介|告|坦|单位|公司|企业|项目|方面|人员|同志|记者|代表|有关|我们|等人|团队|今年|去年|目前|近日|全程|全力|全面|高度|金融|高新|方案|方式|向记|应邀|相关|成员|经过|于是|万元|任务|安全|华东|安排|时间|时表|时说|明确|明年|广大|国家|文化|关键|关注|宣布|连续|都|双方|常年|后|和谐|能够|通过|向来|向企))/;
const BUILDER_BEFORE = /(?:建工|施工|承建|监理|建设集团|建筑|工程局|设计院|中建|中铁)[^,。;]{0,16}$/;
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
  for (const match of story.plain.matchAll(NAME_FIRST)) put(nameFirstAt(story, match, mentions));
  return found.sort((a, b) => a.start - b.start);
}

function officialsAt(story: Story, match: RegExpExecArray, mentions: readonly CompanyMention[]): PersonMention[] {
  const start = match.index + match[0].lastIndexOf(match[2]!);
  const company = nearest(mentions, match.index + match[1]!.length, start);
  const isCompanys =
    company !== undefined && company.end >= match.index - 2 && !/市长|区长|县长|镇长|局长/.test(match[1]!);
  const title = match[1]!.replace(/^.*(?:时|由|和|与|及|的|,)/, '').replace(/^[省市区县镇](?=副?[省市区县镇]长)/, '');
  const persons: PersonMention[] = [{ ...spanAt(story, start, match[2]!), title, side: isCompanys ? 'company' : 'official', ...(isCompanys ? { company } : {}) }]; // prettier-ignore
  for (let at = start + match[2]!.length; ;) {
    const more = MORE_NAMES.exec(story.plain.slice(at, at + 8));
    if (!more) return persons;
    persons.push({ ...spanAt(story, at + 1, more[1]!), title, side: 'official' });
    at += more[0].length;
  }
}

const spanAt = (story: Story, start: number, name: string): Span & { name: string } => {
  const span = { start, end: start + name.length };
  return { ...span, name: story.words(span) };
};

function companyPersonAt(story: Story, match: RegExpExecArray, mentions: readonly CompanyMention[]): PersonMention {
  const start = match.index + match[0].lastIndexOf(match[2]!);
  const before = story.plain.slice(Math.max(0, match.index - 24), match.index);
  const company = nearest(mentions, match.index, start);
  const title = story.words({ start: Math.max(match.index, company?.end ?? 0), end: match.index + match[1]!.length });
  const side = BUILDER_BEFORE.test(before) ? 'other' : OFFICIAL_BEFORE.test(before) ? 'official' : 'company';
  const own = title.replace(/^(?:集团|公司|项目部?)(?=.{2,})/, '');
  return { ...spanAt(story, start, match[2]!), title: own, side, ...(company ? { company } : {}) };
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
