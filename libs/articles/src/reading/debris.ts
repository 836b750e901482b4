/** A text without what never belongs to one: controls, zero-width marks and lone halves of surrogate pairs. */
export const cleanText = (line: string): string =>
  line
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
    .replace(/\u00a0/g, ' ')
    .trimEnd();

const TONES = 'āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ';
const TONED = new RegExp(`([\\u3400-\\u9fff])\\s?[(（]\\s?[a-zü${TONES}'’ ]{0,30}[${TONES}][a-zü${TONES}'’ ]{0,30}[)）]`, 'g'); // prettier-ignore
const SYLLABLE = '(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?(?:[aeo]|ai|ei|ao|ou|an|en|ang|eng|ong|er|i|ia|ie|iao|iu|ian|in|iang|ing|iong|u|ua|uo|uai|ui|uan|un|uang|ü|v|üe|ue|ve)'; // prettier-ignore
const PLAIN = new RegExp(`([\\u3400-\\u9fff])[(（]${SYLLABLE}[1-5]?[)）]`, 'g');

/**
 * Without pinyin in brackets after characters. With tone marks it is always pinyin; without them only where three
 * characters of the line have it, since "(he)" may be a word of its own.
 */
function withoutPinyin(line: string): string {
  if (!/[(（]/.test(line)) return line;
  const toned = line.replace(TONED, '$1');
  return (toned.match(PLAIN)?.length ?? 0) >= 3 ? toned.replace(PLAIN, '$1') : toned;
}

/** A stop typed twice is one stop; …… and —— are one sign each and stay. */
const withoutRepeats = (line: string): string =>
  line
    .replace(/([，。、；：！？])\1+/g, '$1')
    .replace(/([!?]){2,}(?=$|[\s\u3400-\u9fff”])/g, '$1')
    .replace(/[，、；：]+(?=[。！？])/g, '')
    .replace(/(?<=[\u3400-\u9fff]),{2,}/g, ',')
    .replace(/…{3,}/g, '……')
    .replace(/—{3,}/g, '——');

/** One paragraph of a story without the debris of copying; spaces inside Chinese words are left alone. */
export const tidy = (line: string): string =>
  withoutRepeats(withoutPinyin(line))
    .replace(/[ \t\u3000]+/g, ' ')
    .trim();
