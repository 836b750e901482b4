import { isDateFormat } from 'hucre';
import { type SheetParts, unescaped } from './sheet-reader.js';
import { CLOSE, nameCode, OPEN, TEXT, XmlTokens } from './xml-tokens.js';
import { damaged, type ZipArchive } from './zip-archive.js';
import { MOST_TEXTS, mostUnpacked } from './zip-guard.js';

const [ITEM, LETTERS, PHONETIC, FORMAT] = ['si', 't', 'rPh', 'xf'].map(nameCode);

/** Where the parts of a workbook are, by its own lists. */
export interface WorkbookPaths {
  sheet: string;
  texts?: string;
  styles?: string;
  is1904: boolean;
}

const attributeOf = (tag: string | undefined, name: string): string | undefined =>
  new RegExp(`\\s${name}="([^"]+)"`).exec(tag ?? '')?.[1];
const pathOf = (target: string): string => (target.startsWith('/') ? target.slice(1) : `xl/${target}`);

/** The first sheet and what its cells point at. @throws Invalid when the workbook names none */
export async function workbookPaths(archive: ZipArchive): Promise<WorkbookPaths> {
  const workbook = await archive.text('xl/workbook.xml');
  const id = /<(?:\w+:)?sheet\s[^>]*?\w+:id="([^"]+)"/.exec(workbook)?.[1];
  const relations = (await archive.text('xl/_rels/workbook.xml.rels')).match(/<(?:\w+:)?Relationship\s[^>]*>/g) ?? [];
  const sheet = attributeOf(
    relations.find((one) => attributeOf(one, 'Id') === id),
    'Target',
  );
  if (sheet === undefined || id === undefined) throw damaged();
  const path = (type: string): string | undefined => {
    const target = attributeOf(
      relations.find((one) => attributeOf(one, 'Type')?.endsWith(`/${type}`)),
      'Target',
    );
    return target === undefined ? undefined : pathOf(target);
  };
  return {
    sheet: pathOf(sheet),
    texts: path('sharedStrings'),
    styles: path('styles'),
    is1904: /<(?:\w+:)?workbookPr\s[^>]*\bdate1904="(?:1|true)"/.test(workbook),
  };
}

/** Tokens of a part, which is missing where the workbook names none. */
async function* tokensOf(archive: ZipArchive, path: string | undefined, most: number): AsyncGenerator<XmlTokens> {
  const part = path === undefined ? undefined : archive.part(path);
  if (!part) return;
  const tokens = new XmlTokens();
  for await (const piece of archive.unpack(part, most)) {
    tokens.feed(piece);
    yield tokens;
  }
}

/** ECMA-376 part 1, 18.4: runs are joined, how a text is spoken is left out. */
async function textsOf(archive: ZipArchive, path: string | undefined): Promise<string[]> {
  const texts: string[] = [];
  let [text, isText, isPhonetic] = ['', false, false];
  for await (const tokens of tokensOf(archive, path, MOST_TEXTS))
    while (tokens.next()) {
      const { kind, code } = tokens;
      if (kind === TEXT) text += isText ? tokens.text : '';
      else if (code === LETTERS) isText = kind === OPEN && !isPhonetic;
      else if (code === PHONETIC) isPhonetic = kind === OPEN;
      else if (code === ITEM && kind === OPEN) text = '';
      else if (code === ITEM) texts.push(unescaped(text));
    }
  return texts;
}

/** Numbers of the cell formats that show a day or a time (ECMA-376 part 1, 18.8.10 and 18.8.30). */
async function dateStylesOf(archive: ZipArchive, path: string | undefined): Promise<Set<number>> {
  const own = new Map<string, string>();
  const styles = new Set<number>();
  let [isCells, count] = [false, 0];
  for await (const tokens of tokensOf(archive, path, mostUnpacked(archive)))
    while (tokens.next()) {
      const { kind, code } = tokens;
      if (kind === TEXT || (code !== 0 && code !== FORMAT)) continue;
      if (code === 0 && tokens.name === 'cellXfs') isCells = kind === OPEN;
      if (kind === CLOSE) continue;
      if (code === 0 && tokens.name === 'numFmt')
        own.set(tokens.attribute('numFmtId') ?? '', tokens.attribute('formatCode') ?? '');
      if (code !== FORMAT || !isCells) continue;
      const format = tokens.attribute('numFmtId') ?? '0';
      if (isDateFormat(own.get(format) ?? format)) styles.add(count);
      count += 1;
    }
  return styles;
}

/** Reads what the cells of the sheet point at. @throws Invalid */
export async function sheetParts(archive: ZipArchive, { texts, styles, is1904 }: WorkbookPaths): Promise<SheetParts> {
  return { texts: await textsOf(archive, texts), dateStyles: await dateStylesOf(archive, styles), is1904 };
}
