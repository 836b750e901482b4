import { industrySection } from './industries.js';
import { PROCESSES, PRODUCTS } from './industry-words.js';

/** An industry said in a text. `weight`: 2 a product or trade, 1 a process that many industries have. */
export interface IndustryMention {
  start: number;
  end: number;
  text: string;
  section: string;
  division: string;
  alt?: readonly string[];
  weight: 1 | 2;
}

type Entry = Omit<IndustryMention, 'start' | 'end'>;
let lexicon: Map<string, Entry[]> | undefined;

function words(): Map<string, Entry[]> {
  if (lexicon) return lexicon;
  lexicon = new Map();
  for (const [source, weight] of [
    [PRODUCTS, 2],
    [PROCESSES, 1],
  ] as const)
    for (const row of source.trim().split('\n')) {
      const [codes = '', list = ''] = row.split(':');
      const [division = '', ...alt] = codes.split(',');
      for (const word of splitWords(list)) {
        const key = word.slice(0, 2);
        if (word.length < 2) continue;
        const entries = lexicon.get(key) ?? [];
        if (entries.some(({ text }) => text === word)) continue;
        entries.push({
          text: word,
          section: industrySection(division)!,
          division,
          ...(alt.length > 0 ? { alt } : {}),
          weight,
        });
        lexicon.set(key, entries);
      }
    }
  for (const entries of lexicon.values()) entries.sort((a, b) => b.text.length - a.text.length);
  return lexicon;
}

/** Words are split at spaces; English terms of two words are written with one in the list and joined here. */
function splitWords(list: string): string[] {
  const parts = list.split(' ').filter(Boolean);
  const joined: string[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    const pair = last && /^[a-z&]+$/.test(last) ? `${last} ${part}` : '';
    if (pair && ENGLISH_PAIRS.has(pair)) joined[joined.length - 1] = pair;
    else joined.push(part);
  }
  return joined;
}
const ENGLISH_PAIRS = new Set([
  'food processing',
  'food factory',
  'injection molding',
  'injection moulding',
  'metal parts',
  'metal fabrication',
  'machine tools',
  'cnc machining',
  'medical devices',
  'medical device',
  'auto parts',
  'car parts',
  'ev parts',
  'energy storage',
  'home appliances',
  'pcb assembly',
  'testing lab',
  'die casting',
]);

/** All trades and processes named in a plain text (see `plainText`), left to right, longest word at each place. */
export function findIndustries(text: string): IndustryMention[] {
  const found: IndustryMention[] = [];
  const table = words();
  for (let at = 0; at + 1 < text.length; at++) {
    const entries = table.get(text.slice(at, at + 2));
    if (!entries) continue;
    const entry = entries.find((candidate) => text.startsWith(candidate.text, at) && isWhole(text, at, candidate.text));
    if (!entry) continue;
    found.push({ start: at, end: at + entry.text.length, ...entry });
    at += entry.text.length - 1;
  }
  return found;
}

const LATIN = /[a-z]/;
/** A Latin word must not be part of a longer one. */
function isWhole(text: string, at: number, word: string): boolean {
  if (LATIN.test(word[0]!) && LATIN.test(text[at - 1] ?? '')) return false;
  return !(LATIN.test(word.at(-1)!) && LATIN.test(text[at + word.length] ?? ''));
}

/** The one that names the business: products before processes, then the first said. */
export function mainIndustry(mentions: readonly IndustryMention[]): IndustryMention | undefined {
  return mentions.find(({ weight }) => weight === 2) ?? mentions[0];
}
