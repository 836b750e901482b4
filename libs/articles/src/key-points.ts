import { formatYuan, fullRegionName, regionName } from '@app/reference';
import { articleRegions } from './article-regions.js';
import { mineArticle, type Prospect } from './mining/index.js';

const shorten = (text: string, limit: number): string => (text.length <= limit ? text : `${text.slice(0, limit - 1)}…`);
const money = (yuan: number): string => formatYuan(yuan).replaceAll(/[ ,]/g, '');

/** The project told of best: the first of those with most facts. */
function bestOf(prospects: readonly Prospect[]): Prospect | undefined {
  const worth = (one: Prospect) => Number(one.project !== null) * 2 + Number(one.amount_cny !== null);
  return [...prospects].sort((a, b) => worth(b) - worth(a))[0];
}

function amountOf({ amount_cny: yuan, amount_foreign: foreign }: Prospect): string | null {
  if (yuan !== null) return `总投资${money(yuan)}`;
  return foreign ? `总投资${money(foreign.value).replace(/元$/, '')} ${foreign.currency}` : null;
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
export function keyPoints(article: { title: string; text: string }): string[] {
  const { prospects, aggregates } = mineArticle(article);
  const best = bestOf(prospects);
  const [sum] = aggregates;
  const name = best?.project ? `${best.company ?? ''}${best.project}` : null;
  const amount = (best && amountOf(best)) ?? (sum ? `${sum.count}个项目，总投资${money(sum.amount_cny)}` : null);
  const place = placeOf(article.title, article.text, best?.park ?? null);
  return [
    name ? `项目：${shorten(name, 40)}` : null,
    amount ? `金额：${amount}` : null,
    place ? `地点：${place}` : null,
  ].filter((point): point is string => point !== null);
}
