import { findIndustries, type IndustryMention } from '@app/reference';
import { isNegated } from './negation.js';
import type { Reading } from './reading.js';

/** Said of what is bought in, let out or lies near, not of what is made here. */
const NOT_OURS_BEFORE =
  /(?:外协|外包|委外|委托|靠近|离|附近有?|周边有?|旁边是|隔壁|上下游|供应|客户是做?|以前是做?|原来是做?|远离|给)$/;
const NOT_OURS_AFTER = /^(?:园区?|产业园|集中区|小镇)?(?:附近|周边|旁|外协|外包|委外|城附近)/;
const STORED_BEFORE = /(?:放|存放|存|储存|堆放|堆|囤|摆)(?:点|些|一些|的是)?$/;
/** 电池 in 不做电芯, 仓储 as the kind of building; words that are the building rather than the trade. */
const STORAGE_PROPERTY = new Set(['warehouse', 'cold_storage', 'hazmat_warehouse', 'yard']);

/** The division of what is made or done; storing goods in a warehouse is storage (59), whatever the goods. */
export function readIndustry(reading: Reading): void {
  const { text, need } = reading;
  const mentions = findIndustries(text).filter(
    (mention) => isOurs(reading, mention) && !(reading.field === 'tax' && /^5[129]$/.test(mention.division)),
  );
  const isStorage = need.property?.every((property) => STORAGE_PROPERTY.has(property)) ?? false;
  const stored = /(?:用来|用于|主要)?(?:放|存放|堆放|囤|储存|存)(?:点|些)?(?!心|量|在|款)[\u4e00-\u9fa5]{1,10}/.exec(
    text,
  );
  if (isStorage && !mentions.some(({ section }) => section === 'G')) {
    if (stored && /[放存堆]货$/.test(stored[0])) return;
    if (!stored)
      return void (reading.field === 'usage' || mentions.length > 0 ? putStorage(reading, mentions) : undefined);
    if (reading.field === 'tax') return;
    put(reading, { text: '仓储', section: 'G', division: '59' }, stored.index, stored.index + stored[0].length);
    return;
  }
  const carried =
    isStorage && !/生产|加工|制造/.test(text) && mentions.find(({ division }) => /^5[3-9]$|^60$/.test(division));
  if (carried && reading.field === 'usage') {
    const alt = [...new Set([...mentions.map(({ division }) => division), '51'])].filter(
      (division) => division !== '59',
    );
    return put(reading, { text: carried.text, section: 'G', division: '59', alt }, carried.start, carried.end);
  }
  const hub = /(?:中转|周转|分拨|前置|发货|云|电商|快递|集散|配送|转运)仓/.exec(text);
  if (hub && reading.field !== 'tax' && !/生产|加工|制造/.test(text)) {
    const alt = [...new Set(mentions.map(({ division }) => division))].filter((division) => division !== '59');
    const storage = { text: '仓储', section: 'G', division: '59', ...(alt.length > 0 ? { alt } : {}) };
    return put(reading, storage, hub.index, hub.index + hub[0].length);
  }
  const product = pickMain(text, mentions);
  if (product) put(reading, describe(mentions, product), product.start, product.end);
}

/** Goods named beside a warehouse: the trade is storage, the goods a fair alternative. */
function putStorage(reading: Reading, mentions: readonly IndustryMention[]): void {
  const first = mentions[0];
  if (!first) return;
  const alt = [...new Set(mentions.map(({ division }) => division))];
  put(reading, { text: `${first.text}仓储`, section: 'G', division: '59', alt }, first.start, first.end);
}

/** Things a plant has as often as a plant that makes them. */
const FACILITIES =
  /^(?:变压器|仪表|检测|装修公司|设备维修|发电机|空调|电梯|供热|热电|发电|叉车|充电桩|起重机|起重机械|货架|配电柜|开关柜|照明|锅炉|空压机|机房|食堂承包|餐饮|餐厅|机器人|高低压|网架|彩钢瓦|彩钢|钢结构|钢构|护栏|光伏|路桥|自来水|供水|污水处理厂|门窗|玻璃|混凝土|水泥|设备|仓储|物流|认证|电缆|太阳能|脚手架|升降平台|电器|防水材料|设计院|实验|计量|超市|门店|健身房|篮球馆|监控|门禁|安防|卡车|挂车|客车|货运|客运|公交|学校|医院|幼儿园|净水|净化器|扶梯|自动扶梯|中央空调|冷却塔|升降机|污水处理|电线|光缆|桥架|电缆桥架|灭火器|消防栓|消防器材|路灯|风扇|水箱|油箱|地漏|隔墙板|钢平台|卷帘门|防火门|服务器|电脑|电视机|热泵|冷水机|储罐|ups|变频器|配电箱|箱变|燃气表|水表|电表|提升机|输送机|梯子|办公桌|办公椅|健身|便利店|换电站|停车换电|展览|包装箱|停车|分拣|分装|冷藏|中转|周转|囤货|存货|备货|储存|贸易|批发|零售|外贸|进出口|软件|餐饮配送|体检中心|研发中心|电子厂|食品厂|服装厂|幼儿园|商超|仓储超市|社区团购|托盘加工|展会)$/;
const MADE_BEFORE = /(?:做|生产|加工|制造|组装|研发|销售|经营|从事|搞|开|是|:|^)(?:一些|各种|各类|点|的)?$/;
const MADE_STRONGLY =
  /^(?:制造|生产|加工|组装|配件|零件|零部件|部件|厂(?!房)|公司|制作|研发|销售|行业|项目|组件|外壳|回收|维修)/;
const MADE_AFTER =
  /^(?:制造|生产|加工|组装|配件|零件|零部件|部件|厂(?!房)|公司|制作|研发|销售|贸易|行业|项目|设备|组件|外壳|材料|件|回收|维修|安装|企业|中心|产品|$|[,。、;(]|和|及|与)/;
const HAD_BEFORE =
  /(?:要有?|有|带|配|配备|通|能放|能|可|装|含|自带|需要?|靠|近|接|放|上|单层|预留|屋顶)(?:独立|集中|大|[一二两三四五六七八九\d]+[部台个条套]|\d+吨|的)*$/;

function isOurs(reading: Reading, { start, end, text: word }: IndustryMention): boolean {
  const { text, field } = reading;
  if (field !== 'usage' && /^(?:库|仓)(?![储])/.test(text.slice(end, end + 2))) return false;
  if (field !== 'usage' && /^[放存堆]货$/.test(word)) return false;
  if (/^食品/.test(word) && /^(?:级|用|接触)/.test(text.slice(end, end + 2))) return false;
  if (
    /^(?:类|等)?(?:的)?(?:发货|仓储|存放|存储|储存|中转|周转|分拣|配送)/.test(text.slice(end, end + 6)) &&
    !/加工|生产|制造/.test(text) &&
    /电商|物流|仓|快递|发货/.test(text) &&
    reading.need.property === undefined &&
    findIndustries(text).some(({ section }) => section === 'G')
  )
    return false;
  if (reading.places.some((place) => start < place.end && place.start < end)) return false;
  if (FACILITIES.test(word)) {
    const before = text.slice(Math.max(0, start - 6), start);
    if (HAD_BEFORE.test(before) && !/做$/.test(before)) return false;
    const after = text.slice(end, end + 4);
    if (field === 'usage') return !/^(?:容量|厂房|\d)/.test(after);
    if (/^(?:厂房|结构|仓|容量|屋顶|\d|柱|顶)/.test(after)) return false;
    if (/(?:做|生产|加工|制造|研发|经营|从事|销售|搞)(?:一些|各种|各类|点)?(?:[\u4e00-\u9fa5]{0,2}用)?$/.test(before))
      return true;
    const opens = MADE_BEFORE.test(before) || /[,。;、\s和及与]$/.test(before);
    if (!MADE_STRONGLY.test(after) && !(opens && MADE_AFTER.test(after))) return false;
  }
  if (
    isNegated(text, start, end) ||
    NOT_OURS_BEFORE.test(text.slice(Math.max(0, start - 6), start)) ||
    NOT_OURS_AFTER.test(text.slice(end, end + 6))
  )
    return false;
  if (word === '手机' && /^(?:。|号|:|电话|微信|同|联系|改|换|是|变|打|\d)/.test(text.slice(end, end + 2)))
    return false;
  if (word === '电池' && /充/.test(text[start - 1] ?? '')) return false;
  return true;
}

const MAKES = /(?:做|生产|制造|产品(?:是|为)?|主营|主打)(?:一些|各类|各种)?$/;
/** What things are made of: the trade only where nothing made of it is named. */
const MATERIALS =
  /^(?:铝合金|铝材|铝型材|不锈钢|铜材|铝板|铜线|塑料|塑胶|橡胶|硅胶|钢材|钢板|木材|镁合金|钛合金|玻璃纤维|玻纤|碳纤维|石墨|纸板|面料|布料)$/;

/** Products outweigh processes; among products the first, unless a later one says what the first is for. */
function pickMain(text: string, mentions: readonly IndustryMention[]): IndustryMention | undefined {
  const made = mentions.filter(({ weight }) => weight === 2);
  const concrete = made.filter(({ division }) => !['51', '52', '73', '59', '58', '64', '65'].includes(division));
  const named = concrete.find(
    ({ start, text: word }) => !MATERIALS.test(word) && MAKES.test(text.slice(Math.max(0, start - 6), start)),
  );
  const raw = concrete.find(({ text: word }) => !MATERIALS.test(word));
  return named ?? raw ?? concrete[0] ?? made[0] ?? mentions[0];
}

function describe(mentions: readonly IndustryMention[], main: IndustryMention) {
  const others = mentions
    .filter(({ division, weight }) => division !== main.division && weight === 2)
    .map(({ division }) => division);
  const alt = [...new Set([...(main.alt ?? []), ...others])].filter((division) => division !== main.division);
  return { text: main.text, section: main.section, division: main.division, ...(alt.length > 0 ? { alt } : {}) };
}

function put(reading: Reading, industry: NonNullable<Reading['need']['industry']>, start: number, end: number): void {
  const isGoods = STORED_BEFORE.test(reading.near(start, 4));
  if (!isGoods || industry.division === '59') reading.put('industry', industry, start, end);
  else reading.put('industry', { text: '仓储', section: 'G', division: '59' }, start, end);
}
