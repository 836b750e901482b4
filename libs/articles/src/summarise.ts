import { mineArticle } from './mining/index.js';
import { type Sentence, sentences } from './sentences.js';
import { typeset } from './typeset.js';

const LIMIT = 120;
/** Characters of a story that facts are looked for in. */
const READ = 20_000;
/** Of a short story no more than this share is told, but room for one fact. */
const SHARE = 0.4;
const SHORTEST = 56;
const FACT = /\d[\d.]*|项目|投资|签约|开工|投产|落户|落地|封顶|用地|亩|平方米|产能/g;
const RHETORIC = /从未|最亮眼|奋斗|奋力|铿锵|蓬勃|磅礴|热土|感慨|自豪|栽下梧桐|新篇章|春风|塔吊林立|号角/;
/** Speaks of the whole place or period. */
const OVERVIEW = /(?:截至|全市|全区|全县|全年|今年以来|[一三]季度).*\d/;
/** Leans on the sentence before it, so it says little alone. */
const DEPENDENT = /^(?:其中|与此同时|同时|此外|这|该)/;
const CONNECTIVE =
  /^(?:据(?:介绍|了解|悉)|记者[^，,]{0,10}(?:获悉|了解到)|与此同时|同时|此外|其中|目前|截至目前|近日|日前|值得一提的是|另外|而|但)[，,]?/;
const OPENING = /^(?:[\u3400-\u9fff]{0,10}讯)?\s*[(（][^()（）]*(?:记者|通讯员)[^()（）]*[)）]\s*/;

const isQuote = (text: string): boolean => /^[“"]|[”"]$|说[，,。：:]|表示[，,。：:]/.test(text);

function worth(sentence: Sentence, projects: ReadonlySet<number>): number {
  const facts = Math.min(6, sentence.text.match(FACT)?.length ?? 0);
  return (
    facts +
    (projects.has(sentence.start) ? 3 : 0) +
    (OVERVIEW.test(sentence.text) ? 3 : 0) +
    Math.max(0, 2 - sentence.paragraph) -
    (isQuote(sentence.text) ? 5 : 0) -
    (RHETORIC.test(sentence.text) ? 4 : 0) -
    (DEPENDENT.test(sentence.text) ? 2 : 0) -
    (sentence.text.length < 12 ? 3 : 0)
  );
}

/** The sentence as a clause of the summary: no byline, connective or full stop; whole clauses up to `room` characters. */
function clause(text: string, room: number): string {
  const bare = typeset(
    text
      .replace(/^\d{1,2}[.、]\s*(?=\D)/, '')
      .replace(OPENING, '')
      .replace(CONNECTIVE, ''),
  ).replace(/[。！？!?；;…]+[”’]?$/, '');
  if (bare.length <= room) return bare;
  let kept = '';
  for (const part of bare.split(/(?<=[，,])/)) {
    if ((kept + part).replace(/[，,]$/, '').length > room) break;
    kept += part;
  }
  // A lone time or place ("截至三季度末") is no fact.
  return kept.split(/[，,]/).length > 2 || kept.length > 24 ? kept.replace(/[，,]$/, '') : '';
}

/** Starts of the sentences that first tell of a project, three at most. */
function toldOf(title: string, text: string, all: readonly Sentence[]): Set<number> {
  const starts = mineArticle({ title, text })
    .prospects.flatMap(({ evidence }) => evidence.project ?? evidence.company ?? [])
    .filter((_offset, at) => at % 2 === 0);
  const told = starts.map((at) => all.findLast(({ start }) => start <= at)?.start);
  return new Set(told.filter((start) => start !== undefined).slice(0, 3));
}

/**
 * A fair summary of at most 120 characters (UTF-16): up to three facts of the text in its order, the outlet named.
 * It is made of facts and short clauses, never a copy of the story; a text without facts gives its first sentence.
 */
export function summarise(article: { title: string; text: string; publisher?: string | null }): string {
  const story = article.text.slice(0, READ);
  const all = sentences(story);
  const projects = toldOf(article.title, story, all);
  const ranked = [...all].sort((a, b) => worth(b, projects) - worth(a, projects) || a.start - b.start);
  const lead = article.publisher ? `据${article.publisher}报道，` : '';
  let room = Math.min(LIMIT, Math.max(SHORTEST, Math.floor(article.text.length * SHARE))) - lead.length - 1;
  const chosen: { start: number; text: string }[] = [];
  for (const sentence of ranked.slice(0, 6)) {
    if (chosen.length === 3 || room < 12 || (chosen.length > 0 && worth(sentence, projects) < 2)) break;
    const text = clause(sentence.text, Math.min(room, chosen.length === 0 ? 70 : room));
    if (text.length < 10 || (chosen.length > 0 && !/\d|项目/.test(text))) continue;
    chosen.push({ start: sentence.start, text });
    room -= text.length + 1;
  }
  const body = chosen.sort((a, b) => a.start - b.start).map(({ text }) => text).join('；'); // prettier-ignore
  if (body === '') return article.title.slice(0, LIMIT);
  return `${lead}${body}。`;
}
