import type { CompanyMention } from './company-mentions.js';
import type { Story } from './story.js';

const FIRST_PERSON = /我(?:公)?司|本公司/g;

/**
 * A firm that writes itself signs at the end: 我公司 is the firm whose name stands alone on a line, if the story names
 * none in full before it.
 */
export function firstPersonMentions(story: Story, mentions: readonly CompanyMention[]): CompanyMention[] {
  const signed = mentions.find(({ start, end, company }) => !company.isShort && isLine(story.plain, start, end));
  if (!signed || mentions.some(({ company, start }) => company !== signed.company && start < signed.start)) return [];
  return [...story.plain.matchAll(FIRST_PERSON)]
    .map(({ index, 0: word }) => ({ start: index, end: index + word.length, company: signed.company }))
    .filter(({ end }) => end <= signed.start);
}

function isLine(plain: string, start: number, end: number): boolean {
  const from = plain.lastIndexOf('\n', start) + 1;
  const next = plain.indexOf('\n', end);
  return plain.slice(from, start).trim() === '' && plain.slice(end, next < 0 ? plain.length : next).trim() === '';
}
