import { findRegions, type RegionMention } from '@app/reference';
import type { NeedRegion } from './need.js';
import type { Reading } from './reading.js';

type Role = 'wanted' | 'excluded' | 'origin' | 'travel' | 'mentioned';

const EXCLUDED_BEFORE =
  /(?:除了|除去|除开|除|不考虑|不要|不去|(?<!分)别在|不想去|不想在|不在|排除|避开|不含|不包括|而不是|不是)(?:在|去)?$/;
const EXCLUDED_AFTER =
  /^(?:市|区|县|那边|这边|以外|之外)*(?:不考虑|除外|不行|不要|不去|以外|之外|就算了|免谈|不接受|太远|不想去)/;
const FROM_BEFORE = /(?:从|由|自)$/;
const HOME_BEFORE =
  /(?:公司|总部|工厂|企业|厂子?|厂区|厂址|厂房|仓库?|车间|店|我们?|老厂|老家|现在?|目前|现厂|本部|基地|注册地|原来|原先|以前|之前|本来|人)(?:是|都|就|现在?|目前|原来?)?(?:在|位于|设在|是|为)$|我[司们方](?:是|为)$/;
const HOME_AFTER =
  /^(?:市|区|县|这边|本地)?(?:的|某)?(?:一家|一个|某)?(?:[^,。;\n]{0,4})(?:厂(?=搬|迁|要搬|太|不够)|公司|企业|厂家|工厂|老板|外贸公司|客户|集团|总部)(?!注册|附近|区)/;
const MOVES =
  /搬|迁|转移|外迁|扩产|想到|想去|打算去|准备去|落户|落地|拿地|投资建|新建|设分厂|找地|去[^,。;]{0,4}(?:建|租|买|找|开)/;
const AWAY_AFTER =
  /^(?:市|区|县|市区|港|机场|口岸)?[^,。;\n]{0,4}?(?:半|[一二两三四五\d.]+)(?:个)?(?:半)?(?:小时|钟头|分钟|公里|h\b)/;
const AWAY_BEFORE = /(?:离|距离?|到|至|去往|通往)$/;
const NEAR_AFTER = /^(?:市|港|机场)?[^,。;\n]{0,6}(?:近|方便|公里|小时|分钟|车程|高铁)/;
const NEWS_BEFORE = /(?:看到|听说|新闻|报道|文章|资讯|了解到|贵司)[^。;\n]{0,10}$/;
const COMPANY_AFTER = /^(?:产|牌|市场|的?产品|客户|订单|发货|口音|籍)/;

/** Wanted and excluded regions, where the firm is now, and how far it may be from somewhere. */
export function readPlaces(reading: Reading): void {
  const mentions = findRegions(reading.text, { zones: reading.zones });
  reading.places = mentions;
  if (mentions.length === 0) return readRelocation(reading);
  const roles = mentions.map((mention, at) =>
    isTakenBack(reading, mentions, at) ? 'mentioned' : roleOf(reading, mentions, at),
  );
  carryExclusion(reading, mentions, roles);
  if (!roles.includes('wanted') && roles.filter((role) => role === 'origin').length === 1 && !MOVES.test(reading.text))
    roles[roles.indexOf('origin')] = 'wanted';
  if (!roles.includes('wanted') && !roles.includes('travel') && roles.includes('mentioned'))
    roles[roles.indexOf('mentioned')] = 'wanted';
  mentions.forEach((mention, at) => place(reading, mention, roles[at]!));
  readRelocation(reading);
}

/** 在余杭，不，是临平: the first is taken back. */
const TAKEN_BACK =
  /^[,。!…\s]*[哦啊噢呃额嗯]?(?:不对|不是|不|说错了?|写错了?|打错了?|错了)[,。!…\s]*(?:应该)?(?:是|在|改成|改为)+$/;
function isTakenBack(reading: Reading, mentions: readonly RegionMention[], at: number): boolean {
  const next = mentions[at + 1];
  return next !== undefined && TAKEN_BACK.test(reading.text.slice(mentions[at]!.end, next.start));
}

function roleOf(reading: Reading, mentions: readonly RegionMention[], at: number): Role {
  const { start, end } = mentions[at]!;
  const before = reading.near(start, 16);
  const after = reading.text.slice(end, end + 18);
  if (/^(?:市|区|县)?(?:以外|之外)(?:的)?(?:地方|区域)?(?:都|一律|暂)?(?:不考虑|不要|不行|不去)/.test(after))
    return 'wanted';
  if (EXCLUDED_BEFORE.test(before) || EXCLUDED_AFTER.test(after)) return 'excluded';
  if (/把$/.test(before) && /^[^。;]{0,8}(?:搬|迁|移)/.test(after)) return 'origin';
  if (/^(?:市|区|县)?(?:整体)?(?:搬|迁)(?:出来|过来|出|来)的/.test(after)) return 'origin';
  if (FROM_BEFORE.test(before) && /^[^。;]{0,10}(?:搬|迁|转|过来|来|到|发|出发)/.test(after)) return 'origin';
  if (
    AWAY_AFTER.test(after) ||
    (AWAY_BEFORE.test(before) && NEAR_AFTER.test(after) && !/想|搬|迁|拿/.test(before.slice(-3)))
  )
    return 'travel';
  if (
    mentions.length > 1 &&
    /^(?:的)?(?:企业|公司|工厂|厂)?(?:整体)?(?:要|想|准备)?(?:搬迁|外迁|转移|迁出|搬出)/.test(after) &&
    !/到|去|往$/.test(before)
  )
    return 'origin';
  if (HOME_BEFORE.test(before) || (HOME_AFTER.test(after) && !/(?:在|去|到|找|落户|租|买|来)$/.test(before)))
    return 'origin';
  if (COMPANY_AFTER.test(after)) return 'mentioned';
  if (NEWS_BEFORE.test(before) && mentions.length > 1 && !/想|要|找|租|买/.test(before)) return 'mentioned';
  return 'wanted';
}

/** 除了衢州、台州 turns both down. */
function carryExclusion(reading: Reading, mentions: readonly RegionMention[], roles: Role[]): void {
  for (let at = 1; at < mentions.length; at++) {
    const gap = reading.text.slice(mentions[at - 1]!.end, mentions[at]!.start);
    if (roles[at] === 'wanted' && roles[at - 1] === 'excluded' && /^(?:、|和|跟|与|及|或)$/.test(gap))
      roles[at] = 'excluded';
    if (
      roles[at] === 'excluded' &&
      roles[at - 1] === 'wanted' &&
      EXCLUDED_AFTER.test(reading.text.slice(mentions[at]!.end, mentions[at]!.end + 10)) &&
      /^(?:、|和|跟|与|及|\s)?$/.test(gap)
    )
      roles[at - 1] = 'excluded';
  }
}

function place(reading: Reading, mention: RegionMention, role: Role): void {
  const { start, end } = mention;
  if (mention.ambiguous) return void (role === 'wanted' && reading.flag('region_ambiguous'));
  const region = asRegion(mention);
  if (role === 'origin') reading.putFirst('origin', region, start, end);
  else if (role === 'travel') placeTravel(reading, mention);
  else if (role === 'wanted' || role === 'excluded') {
    const key = role === 'wanted' ? 'regions' : 'exclude_regions';
    const list = (reading.need[key] ??= []);
    const id = region.code ?? region.name;
    if (list.some((other) => (other.code ?? other.name) === id)) return;
    list.push(region);
    reading.span(key, start, end);
    reading.span(`${key}.${id}`, start, end);
  }
}

function asRegion({ name, level, code, host_code, codes }: RegionMention): NeedRegion {
  return { name, level, ...(code ? { code } : {}), ...(host_code ? { host_code } : {}), ...(codes ? { codes } : {}) };
}

function placeTravel(reading: Reading, mention: RegionMention): void {
  const near = reading.quantities.find(
    ({ start, unit }) => start >= mention.end && start - mention.end <= 8 && /^(?:hour|minute|km)$/.test(unit),
  );
  const distance = !near
    ? {}
    : near.unit === 'km'
      ? { km: near.high }
      : { hours: near.unit === 'hour' ? near.high : Math.round((near.high / 60) * 100) / 100 };
  reading.putFirst('travel', { to: mention.name, ...distance }, mention.start, near?.end ?? mention.end);
}

function readRelocation(reading: Reading): void {
  const found =
    /(?:公司|工厂|企业|厂子?|整体)?(?:要|想|准备|打算|计划)?(?:搬迁|迁移|迁到|搬到|外迁|迁公司|搬过来|迁过来|整体搬|搬厂|迁址)/.exec(
      reading.text,
    );
  if (found) reading.put('relocate_company', true, found.index, found.index + found[0].length);
}
