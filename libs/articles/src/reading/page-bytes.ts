import chardet from 'chardet';

/** More broken characters than this share, and the bytes are in another charset than was tried. */
const MOST_BROKEN = 0.01;
const ENOUGH_HAN = 30;
/** Even stiff official prose has every tenth character among these; text in a wrong charset has next to none. */
const COMMON = new Set([...'的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出会可也对业年市区县项目公司企投资产建发工新开经记者報業產經會時來為個這國們對資項發開']); // prettier-ignore
const LEAST_COMMON = 0.05;

/** Every gb* label means GB18030, which holds the older two; a label nobody knows is none. */
function charsetOf(label: string | undefined): string | null {
  const flat = label?.trim().toLowerCase().replace(/["']/g, '') ?? '';
  if (/^(?:x-)?(?:gb[\s_-]?\d*(?:-80)?|gbk|chinese|hz-gb.*|cp936|ms936|euc-cn)$/.test(flat)) return 'gb18030';
  try {
    return flat === '' ? null : new TextDecoder(flat).encoding;
  } catch {
    return null;
  }
}

/** What the first kilobytes say of themselves: an XML declaration or a meta element. */
function declaredIn(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 8192)).toString('latin1');
  const xml = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w-]{2,30})/i.exec(head);
  const meta = /<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w-]{2,30})/i.exec(head);
  return charsetOf(xml?.[1]) ?? charsetOf(meta?.[1]);
}

function byMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // Markup in UTF-16 without its mark: "<" beside a zero, twice.
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  if (/^<\0[!?hHbBmM]\0/.test(head)) return 'utf-16le';
  return /^\0<\0[!?hHbBmM]\0/.test(head) ? 'utf-16be' : null;
}

function strictly(bytes: Uint8Array, charset: string): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

interface Look {
  broken: number;
  /** The share of common characters among the Chinese ones; null where there are too few to say. */
  common: number | null;
}

function look(text: string): Look {
  const broken = text.match(/[\ufffd\u0080-\u009f\ue000-\uf8ff]/g)?.length ?? 0;
  const han = text.match(/[\u3400-\u9fff]/g) ?? [];
  const common = han.filter((character) => COMMON.has(character)).length / han.length;
  return { broken: broken / Math.max(1, text.length), common: han.length < ENOUGH_HAN ? null : common };
}

const isText = ({ broken, common }: Look): boolean =>
  broken <= MOST_BROKEN && (common === null || common >= LEAST_COMMON);

const EASTERN = /^(?:gb18030|big5|shift_jis|euc-jp|euc-kr|utf-16le|utf-16be)$/;
const guesses = (bytes: Uint8Array): string[] =>
  chardet
    .analyse(bytes.subarray(0, 65_536))
    .map(({ name }) => charsetOf(name) ?? '')
    .filter((name) => EASTERN.test(name));

/** A header or meta of an English default says nothing about a page in Chinese: it is believed last. */
const isDefault = (charset: string): boolean => /^(?:windows-125\d|iso-8859-\d+|us-ascii)$/.test(charset);

/** Of the charsets that would do, the one whose text looks most like Chinese; GB18030 before others that look alike. */
function guessed(bytes: Uint8Array): string | null {
  const texts = [...new Set(['gb18030', ...guesses(bytes)])].map((name) => new TextDecoder(name).decode(bytes));
  const known = texts.map((text) => ({ text, ...look(text) })).filter(isText);
  return known.sort((one, other) => (other.common ?? 0) - (one.common ?? 0))[0]?.text ?? null;
}

/**
 * The text of a page's bytes: byte order mark, strict UTF-8 whatever the page says, then what header, XML declaration
 * or meta say, then what the bytes look like. A declared charset that yields no readable text is passed over; a few
 * broken characters in a long page are no reason to refuse it. Null where the bytes are text in no charset we know.
 * @param header the value of charset in the Content-Type header, if the page came with one
 */
export function decodePage(bytes: Uint8Array, header?: string): string | null {
  const marked = byMark(bytes);
  if (marked) return new TextDecoder(marked).decode(bytes);
  const utf8 = strictly(bytes, 'utf-8');
  if (utf8 !== null) return utf8;
  const declared = [charsetOf(header), declaredIn(bytes)].filter((name) => name !== null);
  const read = (names: string[]): string | undefined =>
    names.map((name) => new TextDecoder(name).decode(bytes)).find((text) => isText(look(text)));
  const [believed, defaults] = [declared.filter((name) => !isDefault(name)), declared.filter(isDefault)];
  return read(believed) ?? guessed(bytes) ?? read(['utf-8', ...defaults]) ?? null;
}
