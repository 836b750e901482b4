import { regionsByShortName } from '@app/reference';
import type { Span, Story } from './story.js';

const SUFFIX =
  /(?:国家级?)?(?:经济技术开发区|经济开发区|高新技术产业开发区|高新技术产业园区?|高新技术开发区|综合保税区|保税港区|经济技术产业园区?|经开区|高新园区|高新区|开发区|工业园区?|工业集中区|工业集聚区|(?:工业|轻工|五金|装备)基地|产业集聚区|产业集中区|化工园区?|科技产业园|产业园区?|小微企业园|小微产业园|小微园|工业区|科技园区?|创业园|科创园|智造园|智创园|智谷|科创谷|科技谷|双创园|产业小镇|制造业园区|加工园区?|出口加工区|(?:边境|跨境)?经济合作区|产城融合区|先行区|集聚区|集中区|循环经济园|飞地园|工业新城|工业城|科技新城|物流园区?|产业新城|科技城|智造新城|数字经济园|新区|保税区|自贸区|示范区|示范园|创业基地|孵化园|科技小镇|工业小区|产业基地|园中园|生态城|创新园|环科园|文创园|双创产业园|制造园|港区|投资区|片区|产业城|科学城|生物城|健康城|汽车城|航空城|航空港|产业功能区|组团|化工基地|工贸区|工业走廊|(?:智慧|智造|智能|健康|药|芯|硅|光|电|车|氢|磁|云|生物)谷|(?:科技|智创|创新|智造|保税)港|(?:临空|空港|临港|陆港|江海|临海)[\u4e00-\u9fff]{0,4}经济区|(?:临港|循环|高新|科技|现代)?产业区(?!域|块)|(?:微电|光电|电子|电器|食品|医药|健康|生物|生命|机械|机电|装备|模具|五金|新?材料|建材|软件|信息|科学|高新|光伏|氢能|锂电|纺织|服装|家居|家具|铝业|药业|酒业|木业|竹业|石材|陶瓷|种业|循环|中小企业|民营经济|飞地经济|芯)园|配套(?:产业)?园?区|园区)(?!项目|的?产业项目)/g;
const LEFT = /[\u4e00-\u9fffa-z0-9·-]/;
const LEAD =
  /^.*(?:落户于?|选址于?|位于|坐落于?|来到|走进|入驻|迁至|搬迁至|搬至|搬进|搬入|搬到|迁入|迁到|迁往|拟建于|建于|落在|设在|租赁|租用|租下|买下|购下|盘下|拿下|接手|比选|看中|相中|选定|锁定|瞄准|建成|已有|共有|现有|月份|落地|进驻|扎根|签约|投资|地址在|[:]|租用|承租|一座|这座|一个|走出|租赁|购买|盘活|依托|建设地点|在|至|于|到|向|的|与|和|了|是|从|把|让|为|对|及|由|跟|经(?![济开贸营])|随着|确保|围绕|走出|打造|建设|今年|目前|昨天|当日|上午|下午|日前|近日|月|日|获悉)(?=.{2,})/;
const NOT_NAMED =
  /^(?:该|本|全|各|我|省级|国家级|一个|这个|多个|两个|每个|当地|经济|高新|工业|产业|科技|开发|小微|园|新|老|大|专业|特色|化工|标准|现代|示范|进入|入|等|购买|租赁|租用|承租|购置|利用|使用|今年|去年|目前|近年|当年|今天|昨天|希望|要求|建议|带动|推动|支持|帮助|围绕|带领|一流|先进|智慧|绿色|零碳|重点|县域|市级|部分|合作|共建|共享|现有|我们|各类|整个|主|子|两|三|多|厂|确保|力争|加快|推进|建好|走进)*$/;
/** A verb alone before the name is no part of it: 落户临港经济区. */
const LED_TO =
  /(?:(?:签约|正式|成功)*(?:落户|入驻|位于|选址|进驻|迁入|来到|走进|落地|搬进|搬入|搬到|搬至)(?:在|于)?|租下|买下|购下|盘下|拿下|租了|接手|建成|[从在向由与和到被把让给对为是]|(?:\d{1,2}|本|上|当)月份?)$/;
/** Endings that are a name by themselves. */
const NAMED = /经济区$|^航空[城港]$|^工业走廊$/;
const ADMIN = /^(?:[\u4e00-\u9fff]{2,8}?(?:省|市|区|县|自治州|镇|乡|街道))(?=[\u4e00-\u9fff]{4,})/;

/** A development zone or industrial park, as the text calls it. */
export interface ParkMention extends Span {
  name: string;
}

/** 五里园 of 晋江经济开发区五里园. */
const MORE = /^(?![产工科])[\u4e00-\u9fff](?![的在内与和入])[\u4e00-\u9fff]园(?![区林地内])/;
/** 广德(英德)产业园: built by two places. */
const PARTNER = /[(][\u4e00-\u9fff]{2,6}[)]$/;

const parkAt = (story: Story, start: number, end: number): ParkMention => ({
  start,
  end,
  name: story.words({ start, end }),
});

/** Takes full names of provinces, cities and counties off the front: 南通市海安市海安高新区 → 海安高新区. */
function withoutAdmin(name: string): string {
  let rest = name;
  for (let step = 0; step < 4; step++) {
    const found = ADMIN.exec(rest)?.[0];
    if (!found) break;
    const isRegion = regionsByShortName().has(found) || /[镇乡道]$/.test(found);
    const left = rest.slice(found.length);
    if (!isRegion || NOT_NAMED.test(left.replace(SUFFIX, ''))) break;
    rest = left;
  }
  return rest;
}

export function parksOf(story: Story): ParkMention[] {
  const found: ParkMention[] = [];
  const { plain } = story;
  let floor = 0;
  for (const match of plain.matchAll(SUFFIX)) {
    const partner = PARTNER.exec(plain.slice(Math.max(floor, match.index - 8), match.index))?.[0].length ?? 0;
    let left = match.index - partner;
    while (left > floor && match.index - left < 16 && LEFT.test(plain[left - 1]!)) left--;
    const end =
      match.index + match[0].length + (MORE.exec(plain.slice(match.index + match[0].length))?.[0].length ?? 0);
    const last = found.at(-1);
    if (last && last.end === match.index && match[0] !== '园区') {
      found[found.length - 1] = parkAt(story, last.start, end);
      floor = end;
      continue;
    }
    const dash = plain.lastIndexOf('--', match.index);
    if (dash >= left) left = dash + 2;
    const run = plain.slice(left, end);
    const body = plain.slice(left, match.index);
    const lead = LEAD.exec(body)?.[0].length ?? 0;
    const name = withoutAdmin(run.slice(lead));
    const own = name.slice(0, name.length - match[0].length).replace(LED_TO, '');
    floor = end;
    if (own === '' && NAMED.test(match[0])) {
      found.push(parkAt(story, match.index, end));
      continue;
    }
    if (/[他她我你]|想去|以为/.test(own) || /以为[^,。;]{0,6}$/.test(plain.slice(0, end - name.length))) continue;
    if (
      /(?:所在的?|原来的|搬离|迁出|离开|撤出)[\u4e00-\u9fff]{0,4}$/.test(
        plain.slice(Math.max(0, end - name.length - 12), end - name.length),
      )
    )
      continue;
    if (/公司|项目|平方米|[是从让把被]|租了/.test(own) || (match[0] === '园区' && (own.length < 2 || /[被为租了的是有聘家到从]/.test(own)))) continue; // prettier-ignore
    if (own.length < 1 || NOT_NAMED.test(own) || /\d{2}|\d[个家]|万元|亿|以上/.test(own)) {
      if (!/^(?:小微|科技|化工)/.test(match[0]) || !/[的]$/.test(plain.slice(0, match.index))) continue;
      found.push(parkAt(story, match.index, end));
      continue;
    }
    found.push(parkAt(story, end - name.length, end));
  }
  return found;
}
