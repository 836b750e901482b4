import { tidy } from './debris.js';
import { printedOnce } from './printed-twice.js';
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
  if (rest.trim() !== '') story.paragraphs.push(tidy(rest));
}

/** What the markup of a page adds to its lines; a page that came as text has none of it. */
export interface StoryBounds {
  /** The line behind the last that can belong to the story. */
  to: number;
  /** Whether a line is of the page around the story although it stands in it. */
  drops: (at: number) => boolean;
  /** Whether the story goes on behind a line of furniture, which then was only put between. */
  goesOn: (at: number) => boolean;
}

const plainBounds = (lines: readonly string[]): StoryBounds => ({
  to: lines.length,
  drops: () => false,
  goesOn: () => false,
});

/** Whether the lines from here to the end of the story ask for business: then they are the site's contact block. */
function isContactBlock(kinds: readonly LineKind[], lines: readonly string[], from: number): boolean {
  for (let at = from; at < lines.length && !FURNITURE.includes(kinds[at]!); at++) {
    if (kinds[at] === 'contact' && solicits(lines[at]!)) return true;
  }
  return false;
}

/** Names, addresses and labels between the numbers of a contact block. */
const isShort = (text: string): boolean => text.length <= 24 && !/[。！？!?”]$/.test(text) && !text.includes(' | ');

/**
 * Where a block of at least two contact lines closes the story, with the label above it ("媒体联系："); `to` where
 * none does. One number alone at the end is the story's own.
 */
function contactTail(kinds: readonly LineKind[], lines: readonly string[], from: number, to: number): number {
  let [start, contacts] = [to, 0];
  for (let at = to - 1; at > from; at--) {
    if (kinds[at] === 'contact') {
      contacts++;
      start = at;
    } else if (kinds[at] === 'prose' && !isShort(lines[at]!.trim())) break;
    else if (contacts > 0 && /联系|咨询|[:：]$/.test(lines[at]!)) start = at;
  }
  return contacts >= 2 ? start : to;
}

function storyEnd(kinds: readonly LineKind[], lines: readonly string[], from: number, bounds: StoryBounds): number {
  const furniture = kinds.findIndex(
    (kind, at) => at >= from && at < bounds.to && FURNITURE.includes(kind) && !bounds.goesOn(at),
  );
  return contactTail(kinds, lines, from, furniture < 0 ? bounds.to : furniture);
}

function walkStory(lines: readonly string[], from: number, bounds: StoryBounds, fetchedAt?: Date): PageStory {
  const kinds = lines.map(lineKind);
  const story: PageStory = {
    paragraphs: [],
    credits: [],
    reporters: [],
    contacts: [],
    endAt: storyEnd(kinds, lines, from, bounds),
  };
  for (let at = from; at < story.endAt; at++) {
    const kind = kinds[at]!;
    const text = lines[at]!.trim();
    if (FURNITURE.includes(kind)) continue;
    if (kind === 'aside' || bounds.drops(at)) {
      if (solicits(text)) story.contacts.push(...contactsIn(text));
      continue;
    }
    if (kind === 'contact') {
      const next = after(kinds, lines, at + 1);
      if (next === 'end' && (story.credits.length > 0 || isContactBlock(kinds, lines, at)) && !bounds.goesOn(at)) {
        return { ...story, endAt: at };
      }
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

/**
 * Takes the story out of the lines from `from` on: it ends before the site's contact block, its notices, the share box
 * and the related items. Credit lines are read and left out; an advertisement between paragraphs is left out too.
 */
export function readStory(
  lines: readonly string[],
  from: number,
  fetchedAt?: Date,
  bounds: StoryBounds = plainBounds(lines),
): PageStory {
  const story = walkStory(lines, from, bounds, fetchedAt);
  return { ...story, paragraphs: printedOnce(story.paragraphs) };
}
