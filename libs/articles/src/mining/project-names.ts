import type { Span } from './story.js';

const HEAD =
  /(?:扩容|增容|技改|技术改造|节能改造|改造升级|扩能|扩产|扩建|改扩建|迁建|搬迁|提能|产能提升){1,4}工程|(?:(?:生产|制造|总部|研发|加工|仓储|产业化|智造|示范|产业|配套)?(?:基地|中心|园区?|总部)|工厂|产线|生产线|加工园|物流园|产业园|智造园|数据中心|算力中心)?(?:(?:新建|扩建|改扩建|建设|二期|一期|三期|技改|迁建|搬迁|投资){0,4})项目|(?:生产|制造|总部|研发|加工|仓储|智造|配送|华东|区域)(?:基地|总部|中心)|基地|工厂|生产线|产线|加工园|物流园|冷链园|产业园|智造园|科技园|算力中心|数据中心|总部|(?:(?:总装|装配|喷漆|涂装|电泳|焊接|包装|灌装|加工|组装|印染|压延|挤出|贴片|封装|流水|冷镦|轧制|挤压|热处理|纺丝|分拣|注塑|裁切|烘焙|造粒|提取|中试|试验)线|车间|冷库|(?:中转|前置|分拨|云|冷链)仓|[酒醋饲药糖乳肉茶线鞋料品油粉面米工件器具机泥瓷砖车]厂)(?!项目|及|和|暨|房|区|长|里的|商|家|内的|址)/g;
/** What leads up to a name and is no part of it. */
const CUT =
  /^.*(?:讯\s|建?(?:了|起)?[一两][座条个]|添[一两三\d]*[座条个]?|举行|举办|召开|集中|季度|用于建设|用来(?:安?装|建设?)?|投资建设|建设的?|新建|建成|打造|实施|投建|兴建|布局|启动|上马|开建|签约|签订|签署|签下|拿下|敲定|落户|落地|引进|推进|共建|运营|名为|承担|备案|申报|投资|元的?|[上装]\d+条(?=[^,。;]{2,8}线)|(?<=[市区县镇里园])的|公司的?|集团的?|的一?个?|此前|关于|终止|取消|用地|为|将|在|其|把|该|于|由|是|对|随着|\d(?:万?平方米|亩|㎡|米)的?|[:“”"'(),、;|\t])(?=.{2,})/;
const PREFIX =
  /^(?:[^\u4e00-\u9fffa-z0-9(]+|\d{1,2}[.、)]|[①-⑳]|[(]?[一二三四五六七八九十]+[)、]|(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?(?:上午|下午)?|其中|目前|眼下|如今|现有|做(?![强优])|搞|首个|又一|当天|近日|今天|昨天|一个|这个|这一|总投资|年内|拟|计划|和|与|及|了|建|新(?!能源|材料|型|式|一代|药|兴|建材|质|疆)|等|以|“|\s|-)+(?=.{3,})/;
const GENERIC =
  /^(?:(?:该|此|本|这一?个?|每个|各|新|其|首个|第[一二三]个|整个|全部|所有|这些|有关|相关|上述|一批|多个|部分|这类|此类)?(?:公司|企业|集团|厂区|园区|产业|优质|亿元|工业|招商|投资|签约|意向|合作|开工|投产|在建|重大|重点|大|好|龙头|制造业|实体|无尘|净化|洁净|智能化|数字化|这座|那座|这条|整座|一座|建设|民生|基础设施|产业类|工程|新建|扩建|二期|一期|三期|四期|技改|搬迁|迁建|省重点|市重点|省级|市级|高质量|标志性|百亿级?|外资|内资|人才|科技|主体|总部|生产|研发|新|老|旧|原|现有|配套|实施|落地|落户|推进|储备|策划|前期|备案|扩产|增资|主导|各类|加快|加速|助力|帮助|推动|推进|多次|这批|春季|夏季|秋季|冬季|年度|季度|首条|整条|全部|拟建|传统|特色|新兴|先进|单体|[一二三四五六七八九十\d]+层|房地产|土地|亿级|千亿级?)*)(?:项目|基地|工厂|总部|产业园|生产线|产线|中心|物流园|科技园|园|车间|冷库|仓)$/;
/** Called by its phase alone. */
const PHASED =
  /^(?:[二三四五]期(?:工厂|基地|厂房工程|(?:扩产|扩建|技改|建设)?工程)|第[二三四五](?:座)?(?:生产)?(?:工厂|基地|厂区))$|^(?:扩产|技改|扩建|改扩建|增资扩产|迁建|整体搬迁)项目$|^[二三四五]期(?:扩产|扩建|技改|建设)?项目$/;
const COUNTED =
  /(?:\d+|[一两二三四五六七八九十百几多数]+)(?:余|多)?(?:个|家|宗|项|批)[^,。]{0,14}项目|亿元以上|以上项目|项目库|等项目$/;
const NOT_AFTER =
  /^(?:一宗|\d+[个项]|地块|部|组|制|方(?!面)|化|经理|负责|一线|为王|推进会|建设指挥|专班|库|地块|名称|清单|公司|所在地|数|专员|秘书|单位|概况|数量|集中|类别|类型|招引|招商|搬迁|的?位置)/;

/** Characters looked back from a head. */
const LONGEST = 60;
/** 8条光伏玻璃生产线: how many is no part of the name. */
const COUNT = /^(?:\d+|[一两二三四五六七八九十]+)[条座](?=[^,。;、]{5,})/;
/** 华东总部及制造基地项目: the name goes on. */
const LONGER = /^(?:及|和|暨|与|、)[^,。;、]{1,14}(?:项目|基地)/;

export interface ProjectName extends Span {
  plain: string;
  /** A hall, lines that are counted (产线8条), or a phase alone: any name of a project stands before it. */
  isWeak: boolean;
}

/**
 * Names of projects in a stretch that starts after its company, in order. `offset` is where the stretch starts in the
 * story; a name is what stands between the last words that lead up to it and its head (项目, 基地, 生产线 …).
 */
export function projectNamesIn(text: string, offset: number): ProjectName[] {
  const found: ProjectName[] = [];
  let floor = 0;
  for (const match of text.matchAll(HEAD)) {
    const end = match.index + match[0].length;
    if (NOT_AFTER.test(text.slice(end, end + 3)) || LONGER.test(text.slice(end, end + 20))) continue;
    if (/总部$/.test(match[0]) && /^(?:设|的|也|位于|在|坐落|落在)/.test(text.slice(end))) continue;
    if (/中心$/.test(match[0]) && /^[^,。;、的]{2,10}(?:项目|基地|工厂|生产线)/.test(text.slice(end, end + 16)))
      continue;
    const clauseStart = Math.max(floor, lastBreak(text, match.index) + 1, match.index - LONGEST);
    const run = text.slice(clauseStart, end);
    const body = run.slice(0, run.length - 1);
    const cut = cutOf(body);
    const count = COUNT.exec(run.slice(cut))?.[0].length ?? 0;
    const start = clauseStart + cut + count;
    floor = end;
    const plain = text.slice(start, end);
    if (
      /园区?$/.test(plain) &&
      /^[”"]?(?:标准)?(?:厂房|内|里|[a-z]?\d|[一二三四五六七八九十]+(?:号|栋|幢|期)|[a-z][区座栋])/.test(
        text.slice(end),
      )
    )
      continue;
    const isPlace =
      /[园区]$/.test(plain) &&
      /(?:[\u4e00-\u9fff]{2}[(][\u4e00-\u9fff]{2,4}[)]|在|位于|落户于?|选址于?|入驻|进驻|于|到|[市县区镇]的?|[上里内中旁边道]的)$/.test(
        text.slice(0, start),
      );
    const isLine = WEAK.test(match[0]);
    const isWeak = isLine || count > 0 || PHASED.test(plain) || /^\d+[条台套]/.test(text.slice(end)) || /(?<![第])[一两][条座]$/.test(text.slice(0, start)); // prettier-ignore
    if (/(?:举行|召开|举办)(?:项目|的项目)$/.test(plain)) continue;
    if (/(?:现有|拥有|原有|已有|建有|自有)$/.test(text.slice(0, start))) continue;
    if (/(?<!厂)园区?$/.test(plain) && !isBuiltPark(text, start, end)) continue;
    if (isPlace || !isName(plain, match[0]) || (isLine && !isBuilt(text, start, end))) continue;
    found.push({ start: offset + start, end: offset + end, plain, isWeak });
  }
  return found;
}

const WEAK = /(?:线|车间|冷库|仓|厂)$(?<!生产线|产线|工厂)/;
/** A park is somebody's project where it is built or opens, else only a place. */
const isBuiltPark = (text: string, start: number, end: number): boolean =>
  /(?:建设?|新建|扩建|打造|投建|兴建|投资|运营|名为|规划|开发|[:“]|[元亩米]的)(?:的|一?[个座])?$|^[\s,]*$/.test(text.slice(0, start)) ||
  /^[”"]?(?:[(][^()]{0,20}[)])?[^,。;]{0,10}(?:投产|开工|动工|奠基|封顶|启用|竣工|开园|签约|落户|落地|总投资)/.test(text.slice(end)); // prettier-ignore

/** 建…车间, …车间已于上周投产: a hall counts where it is built or has come to run. */
const isBuilt = (text: string, start: number, end: number): boolean =>
  /(?:建设?|新建|扩建|上马|打造|投建|布局|增设|新增|投资)(?:的|一?[条个座])?$|[上装]\d+条$/.test(
    text.slice(0, start),
  ) ||
  /^(?:里|内)(?!的)/.test(text.slice(end)) ||
  /^[^,。;]{0,8}(?:投产|开机|跑通|贯通|通线|试产|下线|点亮|调试|投运|投用|开工|动工|奠基|封顶|启用|竣工|试产)/.test(
    text.slice(end),
  );

const lastBreak = (text: string, at: number): number => {
  for (let index = at - 1; index >= Math.max(0, at - LONGEST); index--)
    if (/[,。;!?\n:]/.test(text[index]!)) return index;
  return -1;
};

function cutOf(body: string): number {
  let cut = 0;
  for (let step = 0; step < 4; step++) {
    const rest = body.slice(cut);
    const lead = CUT.exec(rest)?.[0].length ?? 0;
    const prefix = PREFIX.exec(rest.slice(lead))?.[0].length ?? 0;
    if (lead + prefix === 0 || rest.length - lead - prefix < 2) break;
    cut += lead + prefix;
  }
  return cut;
}

function isName(told: string, head: string): boolean {
  const plain = told.replace(/^[^\u4e00-\u9fffa-z0-9]+/, '');
  if (PHASED.test(plain)) return true;
  if (plain.length <= head.length && GENERIC.test(plain)) return false;
  if (plain.length < 4 || plain.length > 42) return false;
  if (/^(?:但|而|因|有(?![机色源线])|当时|人才|也)|(?:技术|有(?![机色源线]).{0,4})项目$/.test(plain)) return false;
  if (/(?:[省市区县镇]|租下|租用).{2,}园区?$/.test(plain) && !/项目/.test(plain)) return false;
  if (/(?:这个|这一|该|此)(?:项目|基地|工厂)$/.test(plain)) return false;
  if (/^(?:\d+|[一两二三四五六七八九十]+|几)[条个座台套间](?!龙)/.test(plain)) return false;
  if (/\d[\d-]{7}|微信/.test(plain)) return false;
  if (
    /[两二三四五六七八九十]大(?:生产线|产线|基地|中心|车间)$|工业基地$|的(?:车间|仓|厂|冷库|产线|生产线|工厂)$/.test(
      plain,
    )
  )
    return false;
  if (/(?:签订|签署|签约|举行|召开|举办|开展|推进|引进|腾挪|招引)的?项目$/.test(plain)) return false;
  if (/(?:产业|领域|行业|板块)类?项目$/.test(plain)) return false;
  if (
    /^(?:墨西哥|泰国|越南|印尼|印度尼西亚|马来西亚|柬埔寨|匈牙利|波兰|塞尔维亚|摩洛哥|埃及|土耳其|巴西|美国|德国|日本|韩国|印度|海外)[^,]{0,6}(?:工厂|基地|中心)$/.test(
      plain,
    )
  )
    return false;
  if (/^第[一二三四五六七八九十]+家/.test(plain)) return false;
  if (/[让把被]|愿意|觉得|希望|认为|^[一二三]期\d+[条台套]/.test(plain)) return false;
  if (/书记|市长|县长|区长|主任|局长|宣布|可以|能够|直接|正在|已经|就能|开到/.test(plain)) return false;
  if (/^(?:添置|购置|采购|安装|配备|购买|完成)|完成|全部|我们|他们|自己|海外|我国/.test(plain)) return false;
  return !GENERIC.test(plain) && !COUNTED.test(plain) && !/^[\d.]+[万亿]*元/.test(plain);
}
