import { readNumbers } from '@app/reference';
import type { Span } from './story.js';

/** Land in 亩 or floor area in ㎡. */
export interface Area extends Span {
  kind: 'land' | 'floor';
  value: number;
  /** Written in 亩, not converted. */
  isOwnUnit: boolean;
}

const SQM_PER_MU = 2000 / 3;
const SQM = /^\s?(?:平方米|平米|㎡|平方|m2|平(?=[,。;的标厂])|方(?=[,。;、]))/;
const LAND = /(?:占地|用地|出让|土地|宗地|地块|供地|拿地|竞得|摘得|摘牌|总面积|规划面积|征地|受让)[^,。;]{0,12}$/;
const FLOOR =
  /(?:建筑|建面|厂房|租|车间|仓库|仓储|楼|场地|办公|库房|面积|生产用房|基地|载体|新建|重建|翻建|扩建|改建|定制|购置|购买|买下|拍下|拿下|洁净室|中心|新址|单元|[一二两三四五六七八九]层)[^,。;]{0,14}$/;
/** 厂房2.4万平方米 after it as well: 2.4万平方米标准厂房. */
const FLOOR_AFTER = /^(?:的|左右的?)?[\u4e00-\u9fff]{0,6}?(?:厂房|车间|仓库|办公|研发楼|库房|场地|楼宇|空间|载体)/;
const NOT_LAND =
  /茶[园山]|种植|基地面积|林[地木下区]|山林|经济林|农田|果园|盘活|低效|总规划|水面|稻|药材|牧|连片|流转|绿化|收储|原厂|老厂|旧厂/;
const NOT_FLOOR = /年产|产能|日产|年加工|此前|以前|展厅|绿化|改造道路|日处理|水面|每平方|楼面|元\//;

/** 占地500亩的某某产业园: the park's, not its tenant's. */
const OF_PARK = /^的[^,。;]{2,14}(?:(?<!厂)区|园|城|谷)(?!项目|基地|[^,。;]{0,6}(?:开工|动工|奠基|投产|封顶))/;

interface Figure extends Span {
  value: number;
  unit: 'mu' | 'sqm' | 'ha';
}

function figuresIn(text: string): Figure[] {
  const found: Figure[] = [];
  for (const number of readNumbers(text)) {
    if (number.min !== number.max || number.min <= 0) continue;
    const after = text.slice(number.end, number.end + 4);
    const unit = /^\s?亩(?!均)/.test(after)
      ? 'mu'
      : /^\s?公顷/.test(after)
        ? 'ha'
        : SQM.test(after)
          ? 'sqm'
          : undefined;
    const length = unit === 'mu' ? /^\s?亩/.exec(after)![0].length : unit === 'ha' ? /^\s?公顷/.exec(after)![0].length : (SQM.exec(after)?.[0].length ?? 0); // prettier-ignore
    if (unit) found.push({ start: number.start, end: number.end + length, value: number.min, unit });
  }
  return found;
}

const tidy = (value: number): number => Math.round(value * 100) / 100;

/** Areas of a stretch that say what they are an area of. */
export function areasIn(text: string, offset: number): Area[] {
  const found: Area[] = [];
  const isLot = /地块|宗地|出让|成交价|竞得/.test(text);
  for (const figure of figuresIn(text)) {
    const before = text.slice(Math.max(0, figure.start - 24), figure.start);
    const clause = before.slice(Math.max(before.lastIndexOf(','), before.lastIndexOf('。')) + 1);
    const after = text.slice(figure.end, figure.end + 16);
    if (OF_PARK.test(after)) continue;
    if (/元\/?$|每$|\/$/.test(clause) || /^(?:以上|均)/.test(after)) continue;
    const kind = kindOf(figure, clause, after, isLot, before);
    if (!kind) continue;
    const value = kind === 'floor' ? figure.value : figure.unit === 'mu' ? figure.value : tidy(figure.unit === 'ha' ? figure.value * 15 : figure.value / SQM_PER_MU); // prettier-ignore
    found.push({
      start: offset + figure.start,
      end: offset + figure.end,
      kind,
      value,
      isOwnUnit: figure.unit === 'mu',
    });
  }
  return found;
}

function kindOf(
  figure: Figure,
  clause: string,
  after: string,
  isLot: boolean,
  before: string,
): Area['kind'] | undefined {
  if (figure.unit !== 'sqm') {
    if (NOT_LAND.test(clause) || /^(?:茶园|林[地木下]|农田|果园|良田|水面|药材|低效|基地)/.test(after))
      return undefined;
    return 'land';
  }
  if (NOT_FLOOR.test(clause)) return undefined;
  const isLand = LAND.test(clause) || /^[(](?:合|约合|折合)[\d.]+亩/.test(after) || (isLot && /面积[^,。;]{0,4}$/.test(clause) && !/建筑|厂房|建面/.test(clause)); // prettier-ignore
  const isFloor = FLOOR_AFTER.test(after) || /建筑|厂房|租|建面|车间|仓库|办公/.test(clause.slice(-14));
  if (isFloor && !(isLand && !/建筑|厂房|租|建面/.test(clause))) return 'floor';
  if (isLand) return 'land';
  // 租下了一号厂房的2、3层,一共6800平方米.
  const isSum =
    /^(?:一共|总共|合计|共|总面积|面积)?$|连[地房]带[地房]/.test(clause) && /厂房|租|车间|仓库|带房|房带/.test(before);
  return FLOOR.test(clause) || isSum ? 'floor' : undefined;
}
