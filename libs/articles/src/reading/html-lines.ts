import { cleanText } from './debris.js';
import type { PageElement } from './html-document.js';
import { MAX_LINE, MAX_LINES } from './page-lines.js';

/** One line of a page as a visitor sees it. */
export interface HtmlLine {
  text: string;
  /** The share of its characters that are links. */
  links: number;
  /** Whether a class or id around it calls it something other than the story. */
  aside: boolean;
  heading: boolean;
}

const BLOCK = new Set(['P', 'DIV', 'BR', 'HR', 'LI', 'UL', 'OL', 'DL', 'DT', 'DD', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'TR', 'TD', 'TH', 'TABLE', 'TBODY', 'THEAD', 'SECTION', 'ARTICLE', 'HEADER', 'FOOTER', 'NAV', 'FORM', 'MAIN', 'ASIDE', 'FIGURE', 'FIGCAPTION', 'BLOCKQUOTE', 'PRE', 'CENTER', 'FIELDSET', 'ADDRESS', 'CAPTION']); // prettier-ignore
const ASIDE =
  /(?:^|[\s_-])(?:share|bdshare|related?|relate-?news|recommend|comments?|foot|footer|side|sidebar|breadcrumb|crumbs?|ads?|advert\w*|gg|banner|toolbar|tools|pager|pagination|qr-?code|ewm|copyright|hot|rank|nav|menu|tags?|widget|login|like|prev|next|pre-next|statement)(?:[\s_-]|$)/i;
/** Between two inline elements that touch: a space where the page's head is read, nothing in the story. */
export const SEAM = '\ue000';

interface Open {
  text: string;
  linked: number;
}

class LineWriter {
  readonly lines: HtmlLine[] = [];
  private open: Open = { text: '', linked: 0 };

  add(text: string, inLink: boolean): void {
    this.open.text += text;
    if (inLink) this.open.linked += text.replace(/\s/g, '').length;
  }

  end(aside: boolean, heading: boolean): void {
    const text = cleanText(this.open.text.replace(/[ \t\r\n]+/g, ' ').slice(0, MAX_LINE)).replace(/^ /, '');
    const length = text.replace(/[\s\ue000]/g, '').length;
    const links = length === 0 ? 0 : Math.min(1, this.open.linked / length);
    if (length > 0 && this.lines.length < MAX_LINES) this.lines.push({ text, links, aside, heading });
    this.open = { text: '', linked: 0 };
  }
}

interface Around {
  link: boolean;
  aside: boolean;
  heading: boolean;
}

const cellsOf = (row: PageElement): PageElement[] => row.children.filter(({ tagName }) => /^T[DH]$/.test(tagName));

/** A row of data, unlike a row that lays the page out: short cells without tables, lists or several paragraphs. */
function dataCells(row: PageElement): string[] | null {
  const cells = cellsOf(row);
  if (cells.length < 2) return null;
  for (const cell of cells) {
    const isLayout = [...cell.querySelectorAll('table,ul,ol,dl,h1,h2,h3,form,a')].length > 0;
    if (isLayout || [...cell.querySelectorAll('p,div,br')].length > 2 || cell.textContent.length > 160) return null;
  }
  const words = cells.map((cell) => cell.textContent.replaceAll(SEAM, '').replace(/\s+/g, ' ').trim());
  return words.filter((word) => word !== '').length < 2 ? null : words;
}

function writeRow(writer: LineWriter, cells: string[], around: Around): void {
  writer.end(around.aside, around.heading);
  writer.add(cells.join(' | '), around.link);
  writer.end(around.aside, around.heading);
}

function walk(node: PageElement, around: Around, writer: LineWriter): void {
  let afterInline = false;
  for (const child of node.childNodes) {
    if (child.nodeType === 3) {
      writer.add(child.textContent.replaceAll(SEAM, ''), around.link);
      afterInline = false;
    } else if (child.nodeType === 1) {
      const name = child.tagName.toUpperCase();
      const isBlock = BLOCK.has(name);
      if (afterInline && !isBlock) writer.add(SEAM, false);
      element(child, name, isBlock, around, writer);
      afterInline = !isBlock;
    }
  }
}

function element(child: PageElement, name: string, isBlock: boolean, around: Around, writer: LineWriter): void {
  const names = `${child.getAttribute('class') ?? ''} ${child.getAttribute('id') ?? ''}`;
  const inside: Around = {
    link: around.link || name === 'A',
    aside: around.aside || /^(?:FOOTER|NAV|ASIDE)$/.test(name) || (isBlock && ASIDE.test(names)),
    heading: around.heading || /^H[1-6]$/.test(name),
  };
  const cells = name === 'TR' ? dataCells(child) : null;
  if (cells) return writeRow(writer, cells, inside);
  if (isBlock) writer.end(around.aside, around.heading);
  walk(child, inside, writer);
  if (isBlock) writer.end(inside.aside, inside.heading);
}

/** The visible lines of an element in reading order; a row of a data table is one line of cells, " | " between them. */
export function htmlLines(root: PageElement): HtmlLine[] {
  const writer = new LineWriter();
  const around: Around = { link: false, aside: false, heading: false };
  walk(root, around, writer);
  writer.end(false, false);
  return writer.lines;
}
