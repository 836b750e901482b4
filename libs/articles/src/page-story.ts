import { type Credits, closingCredits, openingReporters, readCredits } from './credits.js';
import { contactsIn, lineKind, type LineKind, solicits } from './page-furniture.js';

/** The story of a page and the line where the page around it goes on. */
export interface PageStory {
  paragraphs: string[];
  credits: Credits[];
  reporters: string[];
  contacts: string[];
  endAt: number;
}

const FURNITURE: readonly LineKind[] = ['related', 'notice', 'share', 'end'];

type After = 'story' | 'credit' | 'end';

/** What a block of contact lines is followed by: more story (then it was an advertisement), credits, or nothing. */
function after(kinds: readonly LineKind[], lines: readonly string[], from: number): After {
  for (let at = from; at < lines.length; at++) {
    const kind = kinds[at]!;
    if (FURNITURE.includes(kind)) return 'end';
    if (kind === 'credit') return 'credit';
    const text = lines[at]!.trim();
    if (kind === 'prose' && text.length >= 40 && /[。!?！？”…；;]$/.test(text)) return 'story';
  }
  return 'end';
}

function addParagraph(story: PageStory, text: string, fetchedAt?: Date): void {
  const closing = closingCredits(text);
  if (closing) story.credits.push(readCredits(closing.line, fetchedAt));
  const rest = closing ? closing.rest : text;
  if (rest.trim() !== '') story.paragraphs.push(rest.trim());
}

/**
 * Takes the story out of the lines from `from` on: it ends before the site's contact block, its notices, the share box
 * and the related items. Credit lines are read and left out; an advertisement between paragraphs is left out too.
 */
export function readStory(lines: readonly string[], from: number, fetchedAt?: Date): PageStory {
  const kinds = lines.map(lineKind);
  const story: PageStory = { paragraphs: [], credits: [], reporters: [], contacts: [], endAt: lines.length };
  for (let at = from; at < lines.length; at++) {
    const kind = kinds[at]!;
    const text = lines[at]!.trim();
    if (FURNITURE.includes(kind)) return { ...story, endAt: at };
    if (kind === 'contact') {
      const next = after(kinds, lines, at + 1);
      if (next === 'end' && (solicits(text) || story.credits.length > 0)) return { ...story, endAt: at };
      if (solicits(text)) story.contacts.push(...contactsIn(text));
      else story.paragraphs.push(text);
    } else if (kind === 'credit') story.credits.push(readCredits(text, fetchedAt));
    else if (kind === 'prose') {
      if (story.paragraphs.length === 0) story.reporters.push(...openingReporters(text));
      addParagraph(story, text, fetchedAt);
    }
  }
  return story;
}
