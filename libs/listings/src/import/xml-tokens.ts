import { damaged } from './zip-archive.js';

/** Kinds of a token. A tag that closes itself comes as both. */
export const OPEN = 1;
export const CLOSE = 2;
export const TEXT = 3;

/** Bytes of one tag or text: a cell holds 32,767 characters at most, which take 9 bytes each at the worst. */
const MOST_TOKEN = 1024 ** 2;
/** The signs < > / : = & " ' */
const [LESS, MORE, SLASH, COLON, EQUALS, AND] = [0x3c, 0x3e, 0x2f, 0x3a, 0x3d, 0x26] as const;
const [QUOTE, APOSTROPHE] = [0x22, 0x27] as const;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** A name of at most four letters as a number; 0 for any other. */
export const nameCode = (name: string): number =>
  name.length > 4 ? 0 : [...name].reduce((code, letter) => (code << 8) | letter.charCodeAt(0), 0);

const isSpace = (byte: number): boolean => byte <= 32;

/** &amp; and &#x4e2d;; what is no entity of XML stays as it stands. */
function withoutEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-z]{2,4}));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[name as string] ?? whole;
    const code = decimal === undefined ? parseInt(hex as string, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/**
 * Cuts UTF-8 XML that comes in pieces into tags and texts (XML 1.0 §2, §3; entities of a document type are not looked
 * up). Works on the bytes and makes no string that nobody asks for: a sheet has millions of tags.
 */
export class XmlTokens {
  kind = 0;
  /** `nameCode` of a tag's name without its prefix. */
  code = 0;
  bytes: Buffer = Buffer.alloc(0);
  /** Where a tag's name or a text stands in `bytes`. */
  from = 0;
  to = 0;
  /** Where the attributes of a tag that opens end; they begin at `to`. */
  end = 0;
  /** `nameCode` of an attribute, and where its value stands. */
  key = 0;
  valueFrom = 0;
  valueTo = 0;
  private at = 0;
  private attributeAt = 0;
  private closes = false;
  private isPlain = true;
  private isAscii = true;

  feed(piece: Buffer): void {
    const rest = this.bytes.subarray(this.at);
    if (rest.length > MOST_TOKEN) throw damaged();
    this.bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    this.at = 0;
  }

  /** Goes to the next token; false when it takes another piece to know it. */
  next(): boolean {
    if (this.closes) {
      this.closes = false;
      this.kind = CLOSE;
      return true;
    }
    const { bytes } = this;
    while (this.at < bytes.length) {
      if (bytes[this.at] !== LESS) return this.readText();
      if (this.at + 1 === bytes.length) return false;
      const sign = bytes[this.at + 1];
      if (sign === 0x21 || sign === 0x3f) {
        const found = this.skip();
        if (found === undefined) return false;
        if (found) return true;
      } else return this.readTag(sign === SLASH);
    }
    return false;
  }

  /** The whole name of a tag, without its prefix. */
  get name(): string {
    return this.bytes.toString('latin1', this.from, this.to);
  }

  get text(): string {
    if (this.isAscii && this.isPlain) return this.bytes.toString('latin1', this.from, this.to);
    const text = this.bytes.toString('utf8', this.from, this.to);
    return this.isPlain ? text : withoutEntities(text);
  }

  /** A whole number that stands there; -1 for anything else. */
  digits(from: number, to: number): number {
    let value = 0;
    for (let at = from; at < to; at++) {
      const digit = this.bytes[at]! - 48;
      if (digit < 0 || digit > 9) return -1;
      value = value * 10 + digit;
    }
    return from < to ? value : -1;
  }

  /** An attribute of a tag that opens, as written. */
  attribute(name: string): string | undefined {
    const written = this.bytes.toString('utf8', this.to, this.end);
    const [, , value] = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(["'])(.*?)\\1`, 's').exec(written) ?? [];
    return value === undefined ? undefined : withoutEntities(value);
  }

  /** Goes to the next attribute of a tag that opens: its name into `key`, its value into `valueFrom` to `valueTo`. */
  nextAttribute(): boolean {
    const { bytes, end } = this;
    let at = this.attributeAt;
    while (at < end && isSpace(bytes[at]!)) at++;
    const from = at;
    let key = 0;
    for (; at < end && bytes[at] !== EQUALS && !isSpace(bytes[at]!); at++) key = (key << 8) | bytes[at]!;
    this.key = at - from > 4 ? 0 : key;
    while (at < end && bytes[at] !== QUOTE && bytes[at] !== APOSTROPHE) at++;
    if (at >= end) return false;
    const quote = bytes[at++];
    this.valueFrom = at;
    while (at < end && bytes[at] !== quote) at++;
    this.valueTo = at;
    this.attributeAt = at + 1;
    return true;
  }

  private readText(): boolean {
    const { bytes, at: from } = this;
    let at = from;
    let all = 0;
    let ands = 0;
    for (; at < bytes.length && bytes[at] !== LESS; at++) {
      all |= bytes[at]!;
      if (bytes[at] === AND) ands++;
    }
    if (at === bytes.length) return false;
    return this.found(from, at, at, all < 128, ands === 0);
  }

  private found(from: number, to: number, next: number, isAscii: boolean, isPlain: boolean): true {
    this.kind = TEXT;
    this.from = from;
    this.to = to;
    this.at = next;
    this.isAscii = isAscii;
    this.isPlain = isPlain;
    return true;
  }

  private readTag(isClose: boolean): boolean {
    const { bytes } = this;
    const { length } = bytes;
    let at = this.at + (isClose ? 2 : 1);
    let from = at;
    let code = 0;
    for (; at < length; at++) {
      const byte = bytes[at]!;
      if (byte === MORE || byte === SLASH || isSpace(byte)) break;
      if (byte === COLON) {
        from = at + 1;
        code = 0;
      } else code = (code << 8) | byte;
    }
    const to = at;
    let quote = 0;
    for (; at < length; at++) {
      const byte = bytes[at]!;
      if (quote !== 0) quote = byte === quote ? 0 : quote;
      else if (byte === MORE) break;
      else if (byte === QUOTE || byte === APOSTROPHE) quote = byte;
    }
    if (at >= length) return false;
    const closes = !isClose && bytes[at - 1] === SLASH;
    this.kind = isClose ? CLOSE : OPEN;
    this.code = to - from > 4 ? 0 : code;
    this.from = from;
    this.to = to;
    this.attributeAt = to;
    this.end = closes ? at - 1 : at;
    this.closes = closes;
    this.at = at + 1;
    return true;
  }

  /** Comments, instructions and declarations are gone over (false), CDATA is a text; undefined when it does not end yet. */
  private skip(): boolean | undefined {
    const { bytes, at } = this;
    if (bytes.length - at < 9) return undefined;
    const head = bytes.toString('latin1', at, at + 9);
    if (head.startsWith('<!--')) return this.over('-->', 4);
    if (head.startsWith('<?')) return this.over('?>', 2);
    if (head !== '<![CDATA[') return this.over('>');
    const end = bytes.indexOf(']]>', at + 9);
    return end < 0 ? undefined : this.found(at + 9, end, end + 3, false, true);
  }

  private over(sign: string, from = 0): false | undefined {
    const end = this.bytes.indexOf(sign, this.at + from);
    if (end < 0) return undefined;
    this.at = end + sign.length;
    return false;
  }
}
