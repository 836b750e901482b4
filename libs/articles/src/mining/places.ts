import { parentOf, regionName, shortRegionName, type RegionMention } from '@app/reference';
import type { CompanyMention } from './company-mentions.js';
import { isPlatform } from './company-roles.js';
import type { Frame } from './frame.js';
import { parkOf } from './frame-park.js';
import { LOCATED, SETTLED, VENUE } from './place-cues.js';
import type { Reading } from './reading.js';
import type { Span, Story } from './story.js';

/** Where a project goes. */
export interface Place {
  province: string | null;
  city: string | null;
  district: string | null;
  park: string | null;
  /** The words for each that is told. */
  at: Partial<Record<'province' | 'city' | 'district' | 'park', Span>>;
}

const codeOf = ({ code, host_code }: RegionMention): string => code ?? host_code!;

const ORIGIN_BEFORE =
  /(?:来自|原位于|原在|原来在|以前在|过去在|原先的?[^,。]{0,6}在|总部(?:位于|设在|在|落于)?|迁自|从|籍贯|毕业于|走出|比|离|距|派驻|曾在|挂职|老厂|此前在|还在|原本也?在|不再|驻|户籍|毗邻|紧邻|紧靠|邻近|背靠|辐射|供应给|出口|销往|发往|运往|运到|发到|销到|卖到|注册地(?:为|在)?|成立于|创立于|收购)[^,。;\n]{0,4}$/;
const ORIGIN_AFTER =
  /^(?:市|区|县)?的(?:厂区|工厂|基地|老线)(?:已|日产|早已|目前|去年|现有|产能)|^(?:市|区|县)?(?:扎根|深耕|经营|打拼|起家|发展)[^,。;]{0,8}年|^(?:市|省|区|县)?(?:、[\u4e00-\u9fff]{2,4})?(?:的)?(?:老厂|老厂区|原厂|总部|母公司|人(?![民工力才大])|(?:[只仅一][隔江河]|隔[江河湖海]|相邻|接壤)|(?:打工|打了|干了|闯了|做了|待了|上班)|籍|日报|晚报|发布|商会|产业网|企业(?!在)|打拼|创业|经商|务工|闯荡|办厂|整体搬|搬来|迁来|搬迁来|来的|厂商|外商|银行|大学|海关|海事|老板|商人|游客|客商|市场|那边|的?客户|创办|设有|港(?!区))/;

/** 新建厂房, 玄武岩: a district named bare counts where its city, its full name or the headline's first word stands by it. */
function isBareWord(story: Story, { start, end, code }: RegionMention): boolean {
  if (code?.length !== 6 || !regionName(code).endsWith('区')) return false;
  const word = story.plain.slice(start, end);
  if (word.length > 3 || /[区市县]$/.test(word) || start === 0) return false;
  return !story.regions.some((other) => {
    const own = codeOf(other);
    return other.start !== start && own !== undefined && own.startsWith(code.slice(0, 4)) && (own !== code || story.plain.slice(other.start, other.end) !== word); // prettier-ignore
  });
}

/** 广德(英德)产业园: built by two places together, it stands in the second; the first is nowhere in the story the place. */
const PARTNER = /^(?:市|区|县)?[(][^()]{2,6}[)](?:产业|工业|科技|合作|高新|经济)/;
function partnersIn({ plain, regions }: Story): Set<string> {
  return new Set(regions.filter(({ end }) => PARTNER.test(plain.slice(end, end + 14))).map((one) => codeOf(one)));
}

/** Where no place is told, the one in the name of who runs the park: 韶关新区投资有限公司. */
const platformPlaces = (story: Story, mentions: readonly CompanyMention[]): RegionMention[] => {
  const names = mentions.filter(({ company }) => isPlatform(company.plain));
  return story.regions.filter(({ start, end, code, host_code, ambiguous }) => (code ?? host_code) !== undefined && !ambiguous && names.some((one) => start >= one.start && end <= one.end)); // prettier-ignore
};

/** 原来分散在甲、乙的产线; 比选甲和乙两地. */
const BEFORE_NOW =
  /(?:原来|原先|原本|此前|过去|以前|从前|早年|分散)[^,。;\n]{0,6}(?:在|于)[^,。;\n]*$|(?:比选|比较过?|候选)[^,。;\n]*$/;
const isOfBefore = (plain: string, { start }: Span): boolean =>
  BEFORE_NOW.test(plain.slice(Math.max(0, start - 24), start));

/** Mentions that can be a project's place: not inside firms' names, not where somebody comes from. */
export function usablePlaces(story: Story, mentions: readonly CompanyMention[]): RegionMention[] {
  const partners = partnersIn(story);
  const usable = story.regions.filter((mention) => {
    const { start, end, ambiguous, code, host_code } = mention;
    if (ambiguous || (code ?? host_code) === undefined || partners.has(codeOf(mention))) return false;
    if (mentions.some((one) => start < one.end && end > one.start)) return false;
    if (isBareWord(story, mention)) return false;
    const before = story.plain.slice(Math.max(0, start - 14), start);
    if (isOfBefore(story.plain, mention)) return false;
    const isSource = /从[^,。;\n]{0,4}$/.test(before) && /^[^,。;\n]{0,12}(?:传来|获悉|了解到|得知)/.test(story.plain.slice(end, end + 18)); // prettier-ignore
    const isTrip = /(?:赴|到|去|前往)$/.test(before) && /^(?:市|区|县|等地)?(?:拜访|招商|走访|参加|参展|推介|开展)/.test(story.plain.slice(end, end + 8)); // prettier-ignore
    if (isTrip || /^某/.test(story.plain.slice(end, end + 2))) return false;
    return (isSource || !ORIGIN_BEFORE.test(before)) && !ORIGIN_AFTER.test(story.plain.slice(end, end + 6));
  });
  return usable.length > 0 ? usable : platformPlaces(story, mentions);
}

/** A zone reaches over several counties: where one of its city is named in full, the zone tells only the city. */
function withinNamed(place: RegionMention, counties: readonly string[]): string {
  const code = codeOf(place);
  const isOver = place.level === 'devzone' && counties.some((one) => one !== code && parentOf(one) === parentOf(code));
  return isOver && !counties.includes(code) ? code.slice(0, 4) : code;
}

/** The place the story itself sits in: the headline and opening weigh most. */
export function storyPlace(
  story: Story,
  places: readonly RegionMention[],
): { code: string; at: RegionMention } | undefined {
  const scores = new Map<string, { score: number; at: RegionMention }>();
  const opening = story.sentences.filter(({ isTitle }) => !isTitle)[1]?.end ?? 0;
  const named = places.filter(({ level }) => level === 'county').map(codeOf);
  for (const place of places) {
    const code = withinNamed(place, named);
    const weight = place.start < story.plain.indexOf('\n') ? 4 : place.start < opening ? 3 : 1;
    for (let key: string | undefined = code; key; key = parentOf(key)) {
      const known = scores.get(key);
      const isCloser = known && codeOf(known.at).length < code.length && key === code;
      scores.set(key, { score: (known?.score ?? 0) + weight, at: isCloser || !known ? place : known.at });
    }
  }
  const best = (length: number, inside: string) =>
    [...scores].filter(([code]) => code.length === length && code.startsWith(inside)).sort((a, b) => b[1].score - a[1].score); // prettier-ignore
  const province = best(2, '')[0];
  if (!province) return undefined;
  const city = best(4, province[0])[0];
  const counties = best(6, city?.[0] ?? province[0]);
  const [county, second] = counties;
  const isOpening = places.some((place) => place.start < opening && codeOf(place) === county?.[0]);
  const isClear = isOpening && county && county[1].score > (second?.[1].score ?? 0);
  const found = isClear || (county && counties.length === 1) ? county! : (city ?? province);
  return { code: found[0], at: found[1].at };
}

function placeIn(story: Story, frame: Frame, places: readonly RegionMention[]): RegionMention | undefined {
  const within = places.filter(({ start, end }) => frame.spans.some((span) => start >= span.start && end <= span.end));
  const elsewhere = within.filter(({ end }) => !VENUE.test(story.plain.slice(end, end + 8)));
  const isFirst = ({ start }: Span) => frame.spans[0] !== undefined && start <= frame.spans[0].end;
  const inside = elsewhere.some(isFirst) || (elsewhere.length > 0 && !within.some(isFirst)) ? elsewhere : within;
  const settled = inside.filter(({ start }) => SETTLED.test(story.plain.slice(Math.max(0, start - 14), start)));
  const located =
    settled.length > 0
      ? settled
      : inside.filter(({ start }) => LOCATED.test(story.plain.slice(Math.max(0, start - 14), start)));
  const pool =
    located.length > 0 ? located : inside.filter(({ start }) => frame.spans[0] && start <= frame.spans[0].end);
  const first = pool[0];
  if (!first) return undefined;
  const closer = [...pool, ...inside].find((one) => codeOf(one).length > codeOf(first).length && codeOf(one).startsWith(codeOf(first))); // prettier-ignore
  return closer ?? first;
}

/** The words of the text rather than of the headline, where both say it. */
function inBody(
  story: Story,
  places: readonly RegionMention[],
  at: RegionMention | undefined,
): RegionMention | undefined {
  const body = story.plain.indexOf('\n');
  if (!at || at.start > body) return at;
  return places.find((one) => one.start > body && codeOf(one) === codeOf(at)) ?? at;
}

/** Province, city, district and park of one project; the story's own place where it is told nowhere else. */
export function placeOf(reading: Reading, frame: Frame): Place {
  const { story, places } = reading;
  const own = placeIn(story, frame, places);
  const wide = storyPlace(story, places);
  const others = reading.frames.filter((one) => one !== frame).flatMap(({ spans }) => spans);
  const isOthers = wide && others.some(({ start, end }) => wide.at.start >= start && wide.at.end <= end) && !frame.spans.some(({ start, end }) => wide.at.start >= start && wide.at.end <= end); // prettier-ignore
  const isWider =
    own && wide && !isOthers && wide.code.length > codeOf(own).length && wide.code.startsWith(codeOf(own));
  const code = own && !isWider ? codeOf(own) : wide?.code;
  const at = inBody(story, places, own && !isWider ? own : wide?.at);
  const park = parkOf(reading, frame);
  const names = namesOf(code);
  // 仲恺高新区 lies in a district that the article never names.
  if (at?.level === 'devzone' && names.district && !story.plain.includes(shortRegionName(names.district)))
    names.district = null;
  const told = (['province', 'city', 'district'] as const).filter((key) => at && names[key]).map((key) => [key, at]);
  return { ...names, park: park?.name ?? null, at: { ...Object.fromEntries(told), ...(park ? { park } : {}) } };
}

export function namesOf(code: string | undefined): Pick<Place, 'province' | 'city' | 'district'> {
  if (!code) return { province: null, city: null, district: null };
  const province = regionName(code.slice(0, 2));
  const isMunicipal = ['11', '12', '31', '50'].includes(code.slice(0, 2));
  if (code.length === 2) return { province, city: isMunicipal ? province : null, district: null };
  const parent = code.length === 6 ? parentOf(code) : code;
  const city = isMunicipal ? province : parent?.length === 4 ? regionName(parent) : regionName(code);
  const own = code.length === 6 && !isZone(regionName(code)) ? regionName(code) : null;
  return { province, city, district: own === city ? null : own };
}

/** Zones that GB/T 2260 lists beside the counties are parks to a reader. */
const isZone = (name: string): boolean => /(?:开发区|园区|示范区|管理区|保税区|实验区|合作区)$/.test(name);
