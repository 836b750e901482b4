import type { NeedBudget } from '@app/needs';
import { findIndustries, type Quantity } from '@app/reference';
import type { Offer, OfferTransaction, PriceBasis } from '../listing.js';
import { OwnerText } from './owner-text.js';

/** How large it is, on what terms, with what power and papers, for whom and from when. */
export function readOfferFacts(owner: OwnerText): void {
  readAreas(owner);
  readPower(owner);
  readOffers(owner);
  readTags(owner);
  readIndustries(owner);
  readLand(owner);
  readAvailable(owner);
  readOwner(owner);
}

const LETTABLE = /(?:可租|可售|可用|出租|出售|招租|剩余?|空置|空余)(?:建筑)?面积?(?:约|为|是|:)?$/;
const SMALLEST_BEFORE = /(?:起租|最小(?:分割|出租)?|最少租?|拆分|分割|拆租)(?:面积)?(?:约|为|是|:|到)?$/;
const SMALLEST_AFTER = /^\s*(?:平方?米?|㎡|方)?(?:左右)?\s*起(?:租|分|售|$|[\s,。;])/;

function readAreas(owner: OwnerText): void {
  const { need } = owner;
  const parts = owner.quantities.filter(({ unit, high }) => (unit === 'sqm' || unit === 'none') && high >= 30);
  const smallest = parts.find((part) => isSmallest(owner, part));
  const lettable = parts.find((part) => part.unit === 'sqm' && LETTABLE.test(owner.before(part.from)));
  if (lettable && lettable !== smallest) owner.put('area_sqm', lettable.high, lettable.from, lettable.to);
  const read = ofOneFloor(owner, need.area_sqm?.max ?? need.area_sqm?.min, parts);
  const [low, high] = [need.area_sqm?.min, need.area_sqm?.max];
  if (low !== undefined && high !== undefined && low < high) owner.putRead('area_sqm_min', low, 'area_sqm');
  const land = need.spans.land_mu;
  const ground = land ? owner.original.slice(land[0], land[1]) : '亩';
  if (owner.listing.kind === 'yard' && !ground.includes('亩'))
    owner.putRead('area_sqm', need.land_sqm?.max ?? need.land_sqm?.min, 'land_sqm', 'land_mu');
  if (read !== undefined && read !== smallest?.low) owner.putRead('area_sqm', read, 'area_sqm');
  const largest = parts
    .filter((part) => part.unit === 'sqm' && part !== smallest && !/[每占院空场]/.test(owner.before(part.from, 6)))
    .sort((a, b) => b.high - a.high)[0];
  if (smallest && largest) owner.put('area_sqm', largest.high, largest.from, largest.to);
  const whole = owner.listing.area_sqm;
  if (smallest && (whole === undefined || smallest.low <= whole))
    owner.put('area_sqm_min', smallest.low, smallest.from, smallest.to);
  const no = /(?:不(?:可|能|接受|可以)?(?:分割|分租|拆分|单租)|只(?:能)?整租|整体出租|不分租)/.exec(owner.text);
  const yes = /可(?:以)?(?:分割|分租|拆分|拆租|分售|分层|分)|能分割|厂房分租|分租/.exec(owner.text);
  if (no) owner.put('divisible', false, no.index, no.index + no[0].length);
  else if (yes) owner.put('divisible', true, yes.index, yes.index + yes[0].length);
}

/** 三层860平 on one floor is 860, not three times as much. */
function ofOneFloor(owner: OwnerText, area: number | undefined, parts: readonly Quantity[]): number | undefined {
  const floors = owner.need.floors;
  if (area === undefined || floors === undefined || owner.listing.floor_no !== String(floors)) return area;
  return parts.find(({ high }) => high * floors === area)?.high ?? area;
}

const isSmallest = (owner: OwnerText, part: Quantity): boolean =>
  SMALLEST_AFTER.test(owner.text.slice(part.end, part.end + 8)) || SMALLEST_BEFORE.test(owner.before(part.from));

const CAN = /可(?:以)?(?:增|配|扩|达|装|增容|扩容|申请)?(?:容)?(?:到|至)?$/;

/** 现400可增到800: what is installed and what can be had are two figures. */
function readPower(owner: OwnerText): void {
  const { need } = owner;
  owner.putRead('power_expand_kva', need.power_expand_kva, 'power_expand_kva');
  const can = owner.quantities.find(
    ({ unit, start, high }) => (unit === 'kva' || unit === 'none') && high >= 30 && CAN.test(owner.before(start, 8)),
  );
  if (can && (can.unit === 'kva' || /电|变压/.test(owner.before(can.start, 24))))
    owner.put('power_expand_kva', can.high, can.start, can.end);
  const now = need.power_kva?.max ?? need.power_kva?.min;
  if (now !== owner.listing.power_expand_kva) owner.putRead('power_kva', now, 'power_kva');
}

const BASES: Record<OfferTransaction, readonly PriceBasis[]> = {
  rent: ['rent_sqm_day', 'rent_sqm_month', 'rent_month_total', 'rent_year_total'],
  buy: ['price_sqm', 'price_total'],
  land: ['price_mu', 'price_sqm_land', 'price_total'],
  land_lease: ['rent_sqm_month', 'rent_sqm_day', 'rent_month_total', 'rent_year_total'],
  build_to_suit: ['rent_sqm_month', 'rent_sqm_day', 'price_sqm'],
};

function readOffers(owner: OwnerText): void {
  const { need, listing } = owner;
  const isGround = listing.kind === 'land' || listing.kind === 'yard';
  const said = need.transaction?.map((kind) => (kind === 'land' && !isGround ? 'buy' : kind)) ?? [];
  const transactions = [...new Set(said)] as OfferTransaction[];
  const offers = transactions.map((transaction): Offer => {
    const price = need.budget?.find(({ basis }) => BASES[transaction].includes(basis));
    return { transaction, ...(price && { price: asking(price) }) };
  });
  if (offers.length === 0) return;
  listing.offers = offers;
  for (const key of ['transaction', 'budget'] as const) {
    const span = need.spans[key];
    if (span) owner.mark(key === 'budget' ? 'offers.price' : 'offers', [span[0], span[1]]);
  }
  readFloorPrice(owner, offers);
}

const asking = ({ basis, min, max }: NeedBudget): Offer['price'] => ({
  basis,
  ...(min !== undefined && { min }),
  ...(max !== undefined && { max }),
});

/** 底价 stands in the unit of the price beside it unless it says its own. */
function readFloorPrice(owner: OwnerText, offers: Offer[]): void {
  const word = /底价|最低价|保底价?|实价|最低(?:可(?:以)?做?到|能做到)/.exec(owner.text);
  if (!word) return;
  const end = word.index + word[0].length;
  const figure = owner.quantities.find(({ start }) => start >= end && start - end <= 4);
  const offer = offers.find(({ price }) => price !== undefined);
  if (!figure || !offer?.price || !['cny', 'none'].includes(figure.unit)) return;
  if (offers.length === 1 && isFloorItself(offer, figure, owner)) return;
  const top = offer.price.max ?? offer.price.min ?? 0;
  // 面价18底价15万 is no floor of a rent a ㎡.
  if (figure.high > top || figure.high * 10 < top) return;
  offer.floor_price = figure.high;
  owner.mark('offers.floor_price', owner.originalSpan(word.index, figure.end));
}

/** Only 底价 was said: it is what the owner must get, and the asking is open. */
function isFloorItself(offer: Offer, figure: Quantity, owner: OwnerText): boolean {
  const said = owner.quantities.filter(({ unit }) => unit === 'cny').length;
  if (said !== 1 || figure.unit !== 'cny' || offer.price?.min !== figure.low) return false;
  offer.floor_price = figure.high;
  delete offer.price;
  delete owner.spans['offers.price'];
  owner.mark('offers.floor_price', owner.originalSpan(figure.start, figure.end));
  return true;
}

const PERMITS: Record<string, RegExp> = {
  title_certificate: /证|红本|绿本|产权|房本|手续/,
  fire_acceptance: /消防/,
  eia: /环评|环保|排污许可/,
  company_registration: /注册|执照|落户/,
  discharge_quota: /排污|指标|排放/,
  planning_permit: /规划/,
};
const FACILITIES = [
  'dorm',
  'canteen',
  'gas',
  'steam',
  'dual_power',
  'cleanroom',
  'cold_storage',
  'sprinkler',
  'parking',
];

/** Papers and facilities that the words name themselves; what a trade would need is not what the site has. */
function readTags(owner: OwnerText): void {
  const { need, listing } = owner;
  const tags = need.needs ?? [];
  const words = (tag: string): string => owner.original.slice(...(need.spans[`needs.${tag}`] ?? [0, 0]).slice(0, 2) as [number, number]); // prettier-ignore
  const permits = tags.filter((tag) => PERMITS[tag]?.test(words(tag)));
  const divisible = /(?:可)?分割(?:的)?(?:产权|产证|证)|可分证|独立产证/.exec(owner.text);
  const facilities = tags.filter((tag) => FACILITIES.includes(tag) && (tag !== 'cold_storage' || listing.kind !== tag));
  if (divisible) {
    permits.push('divisible_title');
    owner.mark('permits', owner.originalSpan(divisible.index, divisible.index + divisible[0].length));
  }
  for (const [key, list] of [
    ['permits', permits],
    ['facilities', facilities],
  ] as const) {
    if (list.length === 0) continue;
    listing[key] = [...new Set(list)];
    for (const tag of list) {
      const span = need.spans[`needs.${tag}`];
      if (span) owner.mark(key, [span[0], span[1]]);
    }
  }
  const no = /(?:不接受|禁止|谢绝|不做|不能做|不要)[^,。;\n]{0,6}(?:污染|喷漆|电镀|排污|喷涂|化工)|无污染/.exec(
    owner.text,
  );
  const yes = /可(?:以)?(?:接受)?(?:污染|排污|喷漆|喷涂|电镀)|有排污指标/.exec(owner.text);
  if (no) owner.put('pollution_ok', false, no.index, no.index + no[0].length);
  else if (yes) owner.put('pollution_ok', true, yes.index, yes.index + yes[0].length);
}

const WANTED = /(?:适合|适用|适宜|准入|可做|限|引进|主导产业|优先|产业为)[^,。;\n]{0,24}$/;
const REFUSED = /(?:不接受|禁止|禁入|不做|不能做|不要|谢绝|不租给|不得)[^,。;\n]{0,16}$/;

/** Trades that the owner names as welcome or not; a trade in the park's name is neither. */
function readIndustries(owner: OwnerText): void {
  const lists: Record<'industries_allowed' | 'industries_denied', string[]> = { industries_allowed: [], industries_denied: [] }; // prettier-ignore
  for (const { start, end, division } of findIndustries(owner.text)) {
    const before = owner.before(start, 28);
    const key = REFUSED.test(before) ? 'industries_denied' : WANTED.test(before) ? 'industries_allowed' : undefined;
    if (!key || lists[key].includes(division)) continue;
    lists[key].push(division);
    owner.mark(key, owner.originalSpan(start, end));
  }
  for (const key of ['industries_allowed', 'industries_denied'] as const)
    if (lists[key].length > 0) owner.listing[key] = lists[key];
}

/** Parcels: class, term, plot ratio, and what is asked of each admitted industry. */
function readLand(owner: OwnerText): void {
  const { need, listing, text } = owner;
  if (listing.kind !== 'yard' || listing.area_sqm === undefined)
    owner.putRead('land_mu', need.land_mu?.max ?? need.land_mu?.min, 'land_mu');
  const tax = need.tax_year_cny?.min ?? need.tax_year_cny?.max;
  if (tax) owner.putRead('tax_year_cny_min', tax, 'tax_year_cny');
  if (listing.kind !== 'land') return;
  const zoned = /\b[mw]([0-3])\b|([一二三])类工业/.exec(text);
  const years = owner.quantities.find(({ unit, high }) => unit === 'year' && high >= 5 && high <= 70);
  const ratio = /容积率[^\d,。;]{0,5}(\d(?:\.\d+)?)(?:\s*[-~至到]\s*(\d(?:\.\d+)?))?/.exec(text);
  const land: NonNullable<typeof listing.land> = {
    ...(zoned && { class: zoned[2] ? `M${smallClass(zoned[2])}` : zoned[0].toUpperCase() }),
    ...(years && { years: years.high }),
    ...(ratio && { plot_ratio: { min: Number(ratio[1]), ...(ratio[2] && { max: Number(ratio[2]) }) } }),
  };
  for (const found of [zoned, ratio])
    if (found) owner.mark('land', owner.originalSpan(found.index, found.index + found[0].length));
  if (years) owner.mark('land', owner.originalSpan(years.start, years.end));
  const admitted = listing.industries_allowed ?? [];
  const perMu = { invest: need.invest_per_mu_cny, tax: need.tax_per_mu_cny };
  if (admitted.length > 0) {
    land.admitted = admitted.map((division) => ({
      division,
      ...(perMu.invest && { invest_per_mu_min: perMu.invest.min ?? perMu.invest.max! }),
      ...(perMu.tax && { tax_per_mu_min: perMu.tax.min ?? perMu.tax.max! }),
    }));
    for (const key of ['invest_per_mu_cny', 'tax_per_mu_cny', 'industry'])
      if (need.spans[key]) owner.mark('land', [need.spans[key][0], need.spans[key][1]]);
  }
  if (Object.keys(land).length > 0) listing.land = land;
}

const smallClass = (sign: string): number => '一二三'.indexOf(sign) + 1;

const FREE =
  /现空|空置(?!率)|(?:可)?随时(?:可)?(?:入驻|入住|交付|起租|进场|看房即租)|即租即用|拎包入驻|马上可(?:用|租|入驻)|现房/;

function readAvailable(owner: OwnerText): void {
  const move = owner.need.move_in;
  const day = move?.derived ? move.latest : (move?.earliest ?? move?.latest);
  if (day && !move?.urgent) owner.putRead('available_from', day, 'move_in');
  const free = FREE.exec(owner.text);
  if (free) owner.put('available_from', owner.asOf, free.index, free.index + free[0].length);
}

function readOwner(owner: OwnerText): void {
  const { contact } = owner.need;
  owner.putRead('owner_name', contact?.name ?? contact?.company, 'contact.name', 'contact.company');
  if (contact?.name && contact.company) owner.putRead('owner_company', contact.company, 'contact.company');
  owner.putRead('owner_phone', contact?.phone ?? undefined, 'contact.phone');
  if (contact?.wechat && contact.wechat !== 'same_as_phone')
    owner.putRead('owner_wechat', contact.wechat, 'contact.wechat');
}
