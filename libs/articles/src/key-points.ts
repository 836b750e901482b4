import { fullRegionName, regionName } from '@app/reference';
import { articleRegions } from './article-regions.js';
import { investmentIn, parksIn, projectMentions } from './project-mention.js';

/** Characters of a story that facts are looked for in. */
const READ = 20_000;

const shorten = (text: string, limit: number): string => (text.length <= limit ? text : `${text.slice(0, limit - 1)}…`);

/** "12个项目…总投资88.7亿元" of a text about many projects; kept apart from the money of one project. */
function togetherIn(passage: string): string | null {
  const found =
    /(?<!\d)(\d{1,6})\s*个[^，,。；\d]{0,12}项目[^。；\d]{0,12}?((?:协议)?总投资额?(?:约|超|达|近)?\s*[\d.]+\s*(?:万亿|亿)\s*(?:美|欧)?元)/.exec(
      passage.normalize('NFKC'),
    );
  return found ? `${found[1]}个项目，${found[2]!.replace(/\s+/g, '')}` : null;
}

function placeOf(title: string, text: string, park: string | null): string | null {
  const [main, county] = articleRegions(`${title}\n${text}`);
  const region = main ? fullRegionName(main) : null;
  if (!park) return main && county?.startsWith(main) ? fullRegionName(county) : region;
  if (!region) return park;
  const bare = regionName(main!).replace(/[市区县]$/, '');
  return park.startsWith(bare) && main!.length === 4 ? `${park}（${region}）` : `${region} ${park}`;
}

/**
 * Up to three short facts of an article, each "label：fact": 项目, 金额, 地点. Only what the text says; a fact that it
 * does not state is left out. The place is that of the story, never the column it was filed under.
 */
export function keyPoints({ title, text: whole }: { title: string; text: string }): string[] {
  const text = whole.slice(0, READ);
  const mentions = projectMentions(text);
  const best = mentions[0];
  const together = togetherIn(title) ?? togetherIn(text);
  const other = mentions.find((mention) => mention.amount !== null);
  const amount =
    best?.amount ??
    together ??
    (other ? `${other.amount}（${shorten(other.project, 20)}）` : null) ??
    investmentIn(text);
  const place = placeOf(title, text, best?.park ?? parksIn(text)[0] ?? null);
  return [
    best ? `项目：${shorten(best.project, 40)}` : null,
    amount ? `金额：${amount}` : null,
    place ? `地点：${place}` : null,
  ].filter((point): point is string => point !== null);
}
