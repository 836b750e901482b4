import { joinTexts, type Need, readInquiryNeed, readInquiryTexts } from '@app/needs';
import type { ZoneList } from '@app/reference';
import { withoutContact } from './without-contact.js';

/** Words that decided where an inquiry goes. `says`: `supply`, or the flag that the reader gave; UTF-16 offsets. */
export interface RouteWord {
  says: string;
  field: 'need' | 'usage' | 'tax';
  start: number;
  end: number;
}

/** What the three texts of an inquiry say, as far as its way depends on it. No contact stands in it. */
export interface InquiryReading {
  need: Need;
  words: RouteWord[];
  /** Taken as a demand, the texts say what is wanted, in which way, and how much. */
  wish: boolean;
  /** They ask to be reached in another way (请勿来电，加微信), not to be forgotten. */
  manner: boolean;
}

const FIELDS = ['need', 'usage', 'tax'] as const;
/** Flags that say what a text is, as against what is missing in it. */
const KINDS = [
  'takedown_request',
  'privacy_request',
  'job_seeker',
  'spam',
  'equipment_not_property',
  'policy_question',
];
const ERASE = /删|清除|注销|移除|抹|撤|退订|个人信息/;
const OTHER_WAY = /微信|短信|邮件|邮箱|QQ|晚上|下班|中午|午休|周末|上午|下午|\d\s*点/i;

/**
 * Reads the texts for the way they go. Pure, so that the thank-you page says right after sending what the worker will do.
 * @param asOf ISO day on which it was written
 */
export function readInquiryRoute(
  texts: Record<(typeof FIELDS)[number], string>,
  asOf: string,
  zones?: ZoneList,
): InquiryReading {
  const { need: needText, usage, tax } = texts;
  const given = { need: needText, usage, tax };
  const read = readInquiryTexts(given, asOf, zones);
  const need = withoutContact(joinTexts(read));
  const words = FIELDS.flatMap((field) => decidingWords(read.get(field), field));
  const said = words.map(({ field, start, end }) => given[field].slice(start, end));
  const whole = FIELDS.map((field) => given[field]).join('\n');
  const demand = need.side === 'demand' ? need : readInquiryNeed({ ...given, side: 'demand' }, asOf);
  return {
    need,
    words,
    wish: isWish(demand),
    manner: !said.some((part) => ERASE.test(part)) && OTHER_WAY.test(whole),
  };
}

function decidingWords(read: Need | undefined, field: RouteWord['field']): RouteWord[] {
  if (!read) return [];
  const { side, flags, spans } = read;
  const says = side === 'supply' ? 'supply' : KINDS.find((kind) => flags.includes(kind));
  if (side === 'demand' || !says || !spans.side) return [];
  const [start, end] = spans.side;
  return [{ says, field, start, end }];
}

const isWish = ({ transaction, area_sqm, area_per_floor_sqm, land_mu, requests }: Need): boolean =>
  requests !== undefined || (transaction !== undefined && (area_sqm ?? area_per_floor_sqm ?? land_mu) !== undefined);
