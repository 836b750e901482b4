import type { NeedTransaction } from './need.js';
import type { Reading } from './reading.js';

const NOT = '(?<!不|别|不想|不打算|不考虑|无需|勿|禁止|只买不|只拿地不)';
const RULES: readonly (readonly [NeedTransaction, RegExp])[] = [
  [
    'rent',
    new RegExp(
      `${NOT}(?:求租|承租|租赁|租用|整租|分租|转租|出租|招租|月租|年租|租金|租期|租约|租售|免租|起租|租(?!户|客多|界)|押[一二三四五六1-6]付|房租|\\brent|\\blease|\\blet\\b)`,
    ),
  ],
  [
    'buy',
    new RegExp(
      `${NOT}(?:求购|购买|购置|购入|收购|置换购|买断|买下|买|首付|按揭|全款|出售|(?<=可租(?:也)?(?:可)?)[卖售]|售(?=均可|皆可|都行|都可)|想卖|(?<!主)要卖|卖不卖|卖掉|独立产权出售|收(?=一?[栋套处幢]|个厂)|\\bbuy|\\bpurchase)`,
    ),
  ],
  [
    'build_to_suit',
    /代建|定建|定制(?:化)?(?:厂房|建|仓)|量身(?:定制|打造|建)|(?:按|照)(?:我们?|我司|客户)?(?:的)?(?:图纸|要求)(?:来)?(?:做|建|盖|定制)|build[- ]to[- ]suit|bts\b/,
  ],
];
const PER_SQM_MONTH =
  /每平(?:方|米|方米)?(?:每|一个?|\/)月|(?:元|块)\/(?:㎡|平|平方|平方米|平米|m2)\/(?:月|天)|一平(?:方|米)?一个?(?:月|天)|(?:㎡|平)[·.*\/](?:月|天)/;
const LAND_WISH =
  /(?<!不|别|没|不想|不打算|不考虑)(?:拿地|买地|征地|供地|摘牌|地价|看地|找地|要地|求地|批地|工业用地|标准地|净地|土地|地块|地皮|(?<!占)用地(?!上|里|内|性质|面积)|[块宗片](?:大|小)?地(?![面坪])|亩地|亩(?:左右|以上|以内|多)?(?:的)?(?:工业|地)|(?:自己|自行)建厂|自建|land(?=\s|$|,))/;
const LEASE_LAND =
  /租[^,。;\n]{0,12}(?:堆场|货场|空地|场地|土地|用地|块地|亩(?:地)?|露天)|(?:堆场|货场|空地|场地|土地|用地|块地|亩地|露天)[^。;\n]{0,14}租/;

/** 老厂是租的: how they sit now, not what they want. */
const NOW_RENTED = /(?:老厂|旧厂|现厂|现在|目前|现有|原来|一直)[^,。;\n]{0,12}租(?:的|着)(?=[,。;\s]|$)/g;

/** rent, buy, land, land_lease, build_to_suit: what the words say, then what figures and terms imply. */
export function readTransaction(reading: Reading): void {
  const { text, need } = reading;
  const found = new Map<NeedTransaction, [number, number]>();
  const note = (kind: NeedTransaction, match: RegExpExecArray | null) => {
    if (match && !found.has(kind)) found.set(kind, [match.index, match.index + match[0].length]);
  };
  for (const [kind, pattern] of RULES) note(kind, pattern.exec(text));
  note('rent', PER_SQM_MONTH.exec(text));
  if (/只买不租|不租只买|不要租|不租[,。]/.test(text)) found.delete('rent');
  if (/租(?:赁|的)?(?:就|都|是)?(?:不考虑|免谈|就算了|不要|不行|不谈)/.test(text) && found.size > 1)
    found.delete('rent');
  if (/只租不买|不买只租|不买[,。]/.test(text)) found.delete('buy');
  if (/买(?:就|都|是)?(?:不考虑|免谈|就算了|不行|不谈)/.test(text) && found.size > 1) found.delete('buy');
  readLandDeal(reading, found, note);
  readTransfer(reading, found, note);
  if (found.size === 0 && need.side === 'demand')
    note('rent', /(?:合同|租约|租期|房租|现在的厂房|老厂房|厂房)[^,。;\n]{0,14}到期/.exec(text));
  if (found.has('rent') && found.size > 1 && !RULES[0]![1].test(text.replace(NOW_RENTED, ''))) found.delete('rent');
  if (found.has('build_to_suit') && found.has('rent') && !/租(?![期约])/.test(text)) found.delete('rent');
  if (found.size === 0) return;
  need.transaction = [...found.keys()];
  for (const [start, end] of found.values()) reading.span('transaction', start, end);
  const thenBuy =
    /先租[^。;\n]{0,10}(?:再|后|以后|后面|之后)[^。;\n]{0,6}买|租转(?:售|买)|以租代(?:售|购)|后面想买/.exec(text);
  if (thenBuy) {
    reading.put('rent_to_buy', true, thenBuy.index, thenBuy.index + thenBuy[0].length);
    need.transaction = ['rent', 'buy'];
  }
}

type Found = Map<NeedTransaction, [number, number]>;
type Note = (kind: NeedTransaction, match: RegExpExecArray | null) => void;

/** Ground is acquired (`land`) or leased (`land_lease`); buying it is not `buy`, which is for buildings. */
function readLandDeal(reading: Reading, found: Found, note: Note): void {
  const { text, need } = reading;
  const building = need.property?.some((property) => property !== 'land' && property !== 'yard') ?? false;
  const ground = need.property?.some((property) => property === 'land' || property === 'yard') ?? false;
  if (found.has('rent') && ground && !building && LEASE_LAND.test(text)) {
    found.set('land_lease', found.get('rent')!);
    found.delete('rent');
    return;
  }
  const wish = LAND_WISH.exec(text);
  if (!wish || (reading.field === 'tax' && !/拿地|买地|工业用地|要地/.test(text))) return;
  if (building && !need.property?.includes('land') && !/自建|自己建|自行建/.test(wish[0])) return;
  if (
    /土地证|土地税|土地使用/.test(text.slice(wish.index, wish.index + 4)) ||
    (need.property?.includes('yard') && !need.property.includes('land'))
  )
    return;
  if (building && found.size > 0 && !/拿地|买地|要地|土地|工业用地|亩地|块地/.test(wish[0])) return;
  if (building && (/转让|出售|卖/.test(text) || /占地/.test(text)) && !/拿地|买地/.test(text)) return;
  note('land', wish);
  if (!building) found.delete('buy');
  if (!building && found.has('rent') && !/租/.test(text.replace(LAND_WISH, ''))) found.delete('rent');
}

/** 转让 is the sale of a building, and of ground when only ground is named; a total price is one too. */
function readTransfer(reading: Reading, found: Found, note: Note): void {
  const { text, need } = reading;
  const transfer = /转让|出让/.exec(text);
  if (transfer && !found.has('land'))
    note(need.property?.length === 1 && need.property[0] === 'land' ? 'land' : 'buy', transfer);
  if (found.size > 0) return;
  note(need.property?.includes('land') ? 'land' : 'buy', /总价|单价|售价|均价/.exec(text));
}
