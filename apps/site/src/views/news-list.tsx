import type { ArticleItem } from '@app/articles';
import { regionName, shortRegionName } from '@app/reference';
import { dateText, type Frame, linkTo } from '../frame.js';

const placeOf = (item: ArticleItem): string | null => {
  const city = item.regions.find((code) => code.length === 4);
  return city ? shortRegionName(regionName(city)) : null;
};

interface NewsListProps {
  frame: Frame;
  items: ArticleItem[];
  /** Without summaries. */
  brief?: boolean;
  /** Their level below what stands above them. */
  heading?: 'h2' | 'h3';
}

/** Headlines with a summary, or brief without. The date is the original's, else the day it was collected. */
export const NewsList = ({ frame, items, brief = false, heading: Heading = 'h3' }: NewsListProps) => (
  <ul class={brief ? 'news brief' : 'news'} lang="zh-CN">
    {items.map((item) => (
      <li>
        <Heading>
          <a href={linkTo(frame, `/news/${item.slug}`)}>{item.title}</a>
        </Heading>
        {!brief && item.summary && <p>{item.summary}</p>}
        <div class="meta">
          {(item.publishedOn ?? item.postedOn) && (
            <time dateTime={item.publishedOn ?? item.postedOn ?? ''}>
              {dateText(frame.t, item.publishedOn ?? item.postedOn)}
            </time>
          )}
          {placeOf(item) && <span>{placeOf(item)}</span>}
          {item.publisher && <span>{item.publisher}</span>}
        </div>
      </li>
    ))}
  </ul>
);
