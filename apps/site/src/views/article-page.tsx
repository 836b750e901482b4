import { type Article, type ArticleItem, isIndexed, mayShowFullText, typeset } from '@app/articles';
import type { ListingRow } from '@app/listings';
import { articleData, crumbData } from '../structured-data.js';
import { dateText, dialable, type Frame, linkTo } from '../frame.js';
import { ALL_NEWS, columnTitle, type NewsColumn } from '../news-column.js';
import { shortQuote } from '../short-quote.js';
import { ErrorSummary, InquirySlip, type SlipProps } from './inquiry-slip.js';
import { ListingRows } from './listing-rows.js';
import { PhoneIcon } from './mark.js';
import { NewsList } from './news-list.js';
import { Crumbs, Page } from './page.js';
import { ShareBlock } from './share-block.js';

export interface ArticlePageProps {
  frame: Frame;
  article: Article;
  related: ArticleItem[];
  listings: ListingRow[];
  /** Short name of the story's city, if known: 丽水. */
  place: string | null;
  /** Its city and trades, each a column of its own. */
  columns: NewsColumn[];
  /** Openings so far. */
  reads: number;
  slip: Omit<SlipProps, 'frame'>;
}

/** From this many on the number is shown, in round figures so that the page does not change with every reader. */
const SHOWN_READS = 100;

function Provenance({ frame, article, reads }: { frame: Frame; article: Article; reads: number }) {
  const { t } = frame;
  return (
    <p class="provenance">
      {article.publisher && <span>{t('article.original', { publisher: article.publisher })}</span>}
      <span>
        {article.publishedOn ? (
          <time dateTime={article.publishedOn}>
            {t('article.published', { date: dateText(t, article.publishedOn) })}
          </time>
        ) : (
          t('article.publishedUnknown')
        )}
      </span>
      {article.postedOn && (
        <time dateTime={article.postedOn}>{t('article.posted', { date: dateText(t, article.postedOn) })}</time>
      )}
      {reads >= SHOWN_READS && <span>{t('article.reads', { count: Number(reads.toPrecision(1)) })}</span>}
    </p>
  );
}

function Points({ frame, points }: { frame: Frame; points: string[] }) {
  if (points.length === 0) return null;
  const cuts = points.map((point) => /^(.{1,6})[：:](.+)$/s.exec(point));
  return (
    <section class="points">
      <h2>{frame.t('article.points')}</h2>
      {cuts.every((cut) => cut !== null) ? (
        <dl lang="zh-CN">
          {cuts.map(([, name, value]) => (
            <>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </>
          ))}
        </dl>
      ) : (
        <ul lang="zh-CN">
          {points.map((point) => (
            <li>{point}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Body({ frame, article, place }: Pick<ArticlePageProps, 'frame' | 'article' | 'place'>) {
  const { t } = frame;
  const ask = (
    <p class="ask">
      <a class="link" href="#inquiry">
        {place ? t('article.askPlace', { place }) : t('article.ask')} →
      </a>
    </p>
  );
  if (mayShowFullText(article)) {
    const paragraphs = typeset(article.text).split('\n');
    return (
      <div class="prose" lang="zh-CN">
        {paragraphs.slice(0, 3).map((text) => (
          <p>{text}</p>
        ))}
        {ask}
        {paragraphs.slice(3).map((text) => (
          <p>{text}</p>
        ))}
      </div>
    );
  }
  const quote = shortQuote(article.text, article.summary);
  return (
    <div class="prose">
      {article.summary && <p lang="zh-CN">{article.summary}</p>}
      {quote && (
        <figure class="quote" lang="zh-CN">
          <blockquote>{typeset(quote)}</blockquote>
          <figcaption>
            {[t('article.quote'), article.publisher, article.authors.slice(0, 2).join('、')]
              .filter(Boolean)
              .join(' · ')}
          </figcaption>
        </figure>
      )}
      {ask}
    </div>
  );
}

function Source({ frame, article }: { frame: Frame; article: Article }) {
  const { t } = frame;
  const credits = [
    article.authors.length > 0 && t('article.authors', { names: article.authors.join(' ') }),
    article.editors.length > 0 && t('article.editors', { names: article.editors.join(' ') }),
  ].filter(Boolean);
  return (
    <div class="source">
      {article.sourceUrl ? (
        <a class="outlink" href={article.sourceUrl} rel="noopener nofollow" target="_blank">
          {article.publisher
            ? t('article.readOriginalAt', { publisher: article.publisher })
            : t('article.readOriginal')}{' '}
          ↗
        </a>
      ) : (
        <p>{article.publisher ? t('article.sourceOnly', { publisher: article.publisher }) : t('article.noSource')}</p>
      )}
      {credits.length > 0 && <p class="small">{credits.join(' · ')}</p>}
      {!mayShowFullText(article) && <p class="small">{t('article.linkOnly')}</p>}
    </div>
  );
}

/** The columns that the story belongs to. */
function Columns({ frame, columns }: Pick<ArticlePageProps, 'frame' | 'columns'>) {
  if (columns.length === 0) return null;
  return (
    <p class="small belongs">
      {frame.t('article.columns')}
      {columns.map((column) => (
        <a class="link" href={linkTo(frame, column.path)}>
          {column.name}
        </a>
      ))}
    </p>
  );
}

/** Two ways to ask, at the bottom of a phone while the story is read; it lies in the page and covers nothing. */
const Bar = ({ frame }: { frame: Frame }) => (
  <div class="bar">
    {frame.firm.phone ? (
      <a href={`tel:${dialable(frame.firm.phone)}`}>
        <PhoneIcon />
        {frame.t('article.barCall')}
      </a>
    ) : (
      <a href={linkTo(frame, '/listings')}>{frame.t('nav.listings')}</a>
    )}
    <a href="#inquiry">{frame.t('article.barAsk')}</a>
  </div>
);

type BesideProps = Pick<ArticlePageProps, 'frame' | 'listings' | 'related' | 'place'> & { city?: string };

/** Beside the story on a wide screen: sites near it, or where there are none, other stories. */
function Beside({ frame, listings, related, place, city }: BesideProps) {
  const { t } = frame;
  if (listings.length === 0 && related.length === 0) return null;
  if (listings.length === 0) {
    return (
      <aside class="section">
        <div class="heading">
          <h2>{t('article.related')}</h2>
          <a href={linkTo(frame, '/news')}>{t('news.all')}</a>
        </div>
        <NewsList frame={frame} items={related} brief />
      </aside>
    );
  }
  return (
    <aside class="section">
      <div class="heading">
        <h2>{place ? t('article.nearby', { place }) : t('article.sites')}</h2>
        <a href={linkTo(frame, city ? `/listings?city=${city}` : '/listings')}>{t('news.all')}</a>
      </div>
      <ListingRows frame={frame} listings={listings} />
    </aside>
  );
}

/** One article: what was reported, where, when, and one thing to do about it. */
export function ArticlePage({ frame, article, related, listings, place, columns, reads, slip }: ArticlePageProps) {
  const { t } = frame;
  const path = `/news/${article.slug}`;
  const [column = ALL_NEWS] = columns;
  const trail = [
    { name: t('nav.home'), path: '/' },
    { name: column.kind === 'all' ? t('nav.news') : columnTitle(frame, column), path: column.path },
    { name: t('article.body') },
  ];
  const city = article.regions.find((code) => code.length === 4);
  return (
    <Page
      frame={frame}
      title={`${slip.errors.length > 0 ? t('errors.prefix') : ''}${article.title}`}
      description={article.summary}
      canonical={isIndexed(article) ? path : undefined}
      noindex={!isIndexed(article)}
      current={frame.cities.some(({ code }) => code === city) ? city : 'news'}
      feed={{ title: columnTitle(frame, column), path: column.path }}
      jsonLd={[articleData(frame, article), crumbData(frame, trail)]}
    >
      <ErrorSummary frame={frame} errors={slip.errors} />
      <Crumbs frame={frame} trail={trail} />
      <div class="reading">
        <article class="story">
          <h1 lang="zh-CN">{article.title}</h1>
          <Provenance frame={frame} article={article} reads={reads} />
          <Points frame={frame} points={article.keyPoints} />
          <Body frame={frame} article={article} place={place} />
          <Source frame={frame} article={article} />
          <Columns frame={frame} columns={columns} />
          <ShareBlock frame={frame} path={path} />
          <Bar frame={frame} />
        </article>
        <Beside frame={frame} listings={listings} related={related} place={place} city={city} />
      </div>
      <InquirySlip frame={frame} {...slip} />
      {related.length > 0 && listings.length > 0 && (
        <section class="section">
          <div class="heading">
            <h2>{t('article.related')}</h2>
          </div>
          <NewsList frame={frame} items={related} brief />
        </section>
      )}
      <p class="notice">
        {t('article.copyright')}
        <a class="link" href={linkTo(frame, `/takedown?article=${article.slug}`)}>
          {t('article.takedown')}
        </a>
      </p>
    </Page>
  );
}
