import { isNegated } from './negation.js';
import type { Reading } from './reading.js';

/** A wish and the words for it. `also`: tags that come with it. */
interface Tag {
  tag: string;
  pattern: RegExp;
  also?: readonly string[];
}
const TAGS: readonly Tag[] = [
  {
    tag: 'title_certificate',
    pattern:
      /产证|房产证|不动产(?:权)?证|土地证|国土证|房本|红本|绿本|产权(?:证|清晰|明晰|齐全|手续)?|证件齐全|证照齐全|三证|两证|双证|有证(?!书)|大证|手续齐全|title (?:deed|certificate)|property certificate/,
  },
  { tag: 'planning_permit', pattern: /规划证|规划许可/ },
  {
    tag: 'fire_acceptance',
    pattern:
      /消防(?:手续)?(?:要|已|都|必须|需要?|得)?(?:验收|合格|备案|过)|(?:有|过|带|通过)消防(?:验收|备案|手续)?|消防(?:证|手续|意见|齐全|达标|合规)|fire (?:acceptance|approval)/,
  },
  {
    tag: 'company_registration',
    pattern:
      /注册(?:公司|地址|企业)|公司注册|能注册|可注册|可以注册|要注册|工商注册|营业执照|办执照|办(?:理)?(?:营业)?执照|落户(?:公司|企业|注册)|公司(?:要|能|可以|可)?落户|registered? (?:a )?company|company registration/,
  },
  { tag: 'eia', pattern: /环评|环保(?:手续|审批|批文|证|验收|要能过)|环境影响|\beia\b|排污许可/ },
  {
    tag: 'wastewater',
    pattern: /(?:废水|污水)(?!管|处理厂附近|(?:能|可以?|要|得|需要?)*(?:进|纳|排|接|入)入?(?:市政)?(?:污水)?管)|清洗水/,
    also: ['eia'],
  },
  { tag: 'hazardous_waste', pattern: /危废(?!仓|库)|废液|废油|废酸/, also: ['eia'] },
  {
    tag: 'odour_control',
    pattern: /异味|气味|臭味|废气|vocs?|粉尘(?!(?:收集|处理|除尘)[^,。;]{0,4}(?:自己|我们|自行|自备))|油烟/,
    also: ['eia'],
  },
  { tag: 'coating', pattern: /喷漆|喷油|喷涂|喷塑|烤漆|涂装|油漆房|喷粉|电泳/, also: ['eia'] },
  { tag: 'wet_process', pattern: /酸洗|磷化|阳极氧化|蚀刻|印染|染色|发黑|钝化/, also: ['eia'] },
  {
    tag: 'discharge_quota',
    pattern:
      /排污(?:指标|权|量|总量|额度)|排放(?:指标|总量|权|量)|环保指标|环境容量|能耗指标(?=.*排)|总量指标|污染物总量/,
  },
  {
    tag: 'discharge',
    pattern:
      /(?:能|可以?|要|需|有)排污|排污(?!指标|权|许可|量|总量|额度)|(?:废水|污水)(?:能|可以?|要|得|需要?)*(?:进|纳|排|接|入)入?(?:市政)?(?:污水)?管网?/,
  },
  {
    tag: 'hazmat',
    pattern:
      /危化品?|危险品|危险化学品|易燃易爆|易燃|易爆|剧毒|甲类(?:仓|库|化学|液体|物品|车间|厂房)|乙类(?:仓|库|化学|液体|物品|车间)|甲乙类|hazmat|hazardous (?:goods|chemicals?|materials?)|dangerous goods/,
  },
  {
    tag: 'cleanroom',
    pattern:
      /洁净|净化车间|净化厂房|[一二三四五六七八九十百千万\d]{1,6}级(?:的)?(?:净化|洁净|无尘)|(?:百|千|万|\d{3,6})级(?!别|工|以上工程|台)|无尘(?:车间|室)?|gmp|净化(?!设备|器|器材)|clean ?rooms?/,
  },
  { tag: 'constant_temp_humidity', pattern: /恒温恒湿|恒温|恒湿|温湿度(?:控制|可控)|temperature[- ]controlled/ },
  { tag: 'dual_power', pattern: /双回路|双路|两路电|双电源|双路供电|二路供电|dual (?:power|feed|circuit)/ },
  { tag: 'gas', pattern: /天然气|燃气|通气(?:管道)?|natural gas/ },
  { tag: 'steam', pattern: /蒸汽|集中供热|供热|steam/ },
  { tag: 'dorm', pattern: /宿舍|员工住宿|住宿|工人住(?:的|处)|倒班房|公寓|dormitor(?:y|ies)|\bdorms?\b/ },
  { tag: 'canteen', pattern: /食堂|canteen/ },
  { tag: 'office', pattern: /(?:带|配|含|有|附)(?:独立|一?间|小|点)*办公/ },
  { tag: 'sprinkler', pattern: /自喷|喷淋|喷淋系统|sprinklers?/ },
  { tag: 'epoxy_floor', pattern: /环氧|耐磨地坪|固化地坪/ },
  { tag: 'floor_drain', pattern: /排水沟|地沟|明沟/ },
  {
    tag: 'self_build',
    pattern:
      /自建|自己(?:建|盖|造)(?:厂|房|仓|楼|标准)?|自行(?:建设|建厂|建造)|建(?:自己的)?(?:新)?(?:厂|工厂)(?!的?房出)|盖厂|拿地建|build (?:our|my) own|self[- ]build/,
  },
  {
    tag: 'near_expressway',
    pattern: /(?:离|近|靠近|靠|临近|紧邻)[^,。;]{0,4}(?:高速|国道|主干道|匝道)|高速口?(?:附近|旁|近|方便)/,
  },
  { tag: 'near_port', pattern: /(?:离|近|靠近|靠|临近)[^,。;]{0,4}(?:港口|码头|机场|铁路)/ },
  {
    tag: 'low_labour_cost',
    pattern: /(?:人工|劳动力|用工)(?:成本)?(?:要)?(?:便宜|低|充足)|好招工|招工(?:容易|方便)|labou?r/,
  },
  { tag: 'chemical_park', pattern: /化工园区?|化工集中区|合规化工|进化工/ },
  { tag: 'specialised_park', pattern: /电镀园区?|印染园区?|表面处理中心|电镀中心|专业园区/ },
  { tag: 'safety_assessment', pattern: /安评|安全评价|安全评估/ },
  { tag: 'noise_distance', pattern: /(?:离|远离)[^,。;]{0,6}(?:居民|小区|住宅|村)|噪音(?:大|高)|噪声/ },
  { tag: 'fume_hood', pattern: /通风柜|通风橱/ },
  { tag: 'open_field', pattern: /能飞的空地|试飞|飞行场地/ },
  { tag: 'fire_isolation', pattern: /单独防火|防火分区|防火隔/ },
  { tag: 'parking', pattern: /停车位|车位|停车(?!场)/ },
  { tag: 'compressed_air', pattern: /压缩空气|空压/ },
];
/** Trades that cannot open without an environmental approval, or with goods that a person must look at. */
const TRADE_TAGS: readonly (readonly [RegExp, readonly string[], readonly string[]])[] = [
  [/电镀(?!锌外协)/, ['eia', 'discharge_quota'], []],
  [
    /精细化工|中间体|(?<!危)化工(?!艺|设备|机械|园区附近)(?!.{0,3}贸易)|原料药|农药|反应釜/,
    ['eia', 'hazmat', 'safety_assessment'],
    ['hazmat_review'],
  ],
  [/涂料|油漆|油墨|胶粘剂|胶水|树脂|清洗剂|复配/, ['eia'], []],
  [/白酒|酒精|酿酒|酒厂|香精|锂电池回收|电解液|易燃|易爆|甲类|乙类|危化|危险品/, [], ['hazmat_review']],
  [/印染|染整|制革|鞣制|造纸|屠宰|冶炼|铸造/, ['eia'], []],
];

const OUTSOURCED = /外协|外包|委外|外发/;

/** Wishes beside the figures: papers, utilities, rooms, surroundings. */
export function readTags(reading: Reading): void {
  const { text } = reading;
  if (ANY_TAG.test(text))
    for (const { tag, pattern, also } of TAGS) {
      const found = firstMeant(text, pattern);
      if (!found) continue;
      const end = found.index + found[0].length;
      reading.addNeed(tag, found.index, end);
      for (const other of also ?? []) reading.addNeed(other, found.index, end);
    }
  readTrades(reading);
  readCleanClass(reading);
  dropMisread(reading);
}

/** One look over the text: most have no wish at all. */
const ANY_TAG = new RegExp(TAGS.map(({ pattern }) => pattern.source).join('|'));

/** The first place where the words are meant: not turned down, not done elsewhere. */
function firstMeant(text: string, pattern: RegExp): RegExpExecArray | undefined {
  let from = 0;
  for (let tries = 0; tries < 8; tries++) {
    const found = pattern.exec(from === 0 ? text : ' '.repeat(from) + text.slice(from));
    if (!found || found[0] === '') return undefined;
    const end = found.index + found[0].length;
    if (
      !isNegated(text, found.index, end) &&
      !OUTSOURCED.test(text.slice(Math.max(0, found.index - 3), found.index)) &&
      !/^(?:工序|环节|部分)?(?:都|全部|是)?(?:外协|外包|委外|外发)/.test(text.slice(end, end + 8))
    )
      return found;
    from = end;
  }
  return undefined;
}

function readTrades(reading: Reading): void {
  for (const [pattern, tags, flags] of TRADE_TAGS) {
    const found = firstMeant(reading.text, pattern);
    if (!found) continue;
    for (const tag of tags) reading.addNeed(tag, found.index, found.index + found[0].length);
    for (const flag of flags) reading.flag(flag);
  }
}

const CLEAN = /([十百千万]{1,2}|\d{2,6}|[一三五六七八九]?[百千十]?万)级/;

function readCleanClass(reading: Reading): void {
  if (!reading.need.needs?.includes('cleanroom')) return;
  const found = CLEAN.exec(reading.text);
  const value =
    found && ({ 百: 100, 千: 1000, 万: 10_000, 十万: 100_000, 三十万: 300_000 }[found[1]!] ?? Number(found[1]));
  if (found && value) reading.put('clean_class', String(value), found.index, found.index + found[0].length);
}

/** 产权清晰的地 asks for a title; 自建 beside a bought or rented hall is not said of ground. */
function dropMisread(reading: Reading): void {
  const { need, text } = reading;
  if (!need.needs?.includes('self_build')) return;
  if (/代建|定建|定制/.test(text) && !/自建|自己建/.test(text)) remove(reading, 'self_build');
  else if (need.transaction?.every((kind) => kind === 'rent' || kind === 'buy') && !/自建|自己建|拿地/.test(text))
    remove(reading, 'self_build');
}

function remove(reading: Reading, tag: string): void {
  reading.need.needs = reading.need.needs!.filter((other) => other !== tag);
  delete reading.need.spans[`needs.${tag}`];
  if (reading.need.needs.length > 0) return;
  delete reading.need.needs;
  delete reading.need.spans.needs;
}
