import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx } from '@app/platform';
import type { ArticleStatus } from '../article.entity.js';
import { bandKeys, isSameStory, shinglesOf } from '../near-duplicates/index.js';

interface Buried {
  id: string;
  slug: string;
}

/** Texts that share a band and are compared word by word; more of them would share boilerplate only. */
const CANDIDATES = 50;

/** The address as it names a page: host in lower case, no scheme, no www, no fragment, no tracker, no slash at the end. */
export function pageName(address: string): string {
  const url = new URL(address);
  const kept = [...url.searchParams].filter(([key]) => !/^(?:utm_|spm$|from$|share)/i.test(key));
  const search = new URLSearchParams(kept.sort(([a], [b]) => (a < b ? -1 : 1))).toString();
  const path = url.pathname.replace(/\/(?:index\.\w+)?$/, '');
  return `${url.host.replace(/^(?:www|m|wap)\./, '')}${path}${search && `?${search}`}`;
}

const hashOf = (address: string | null): Buffer | null =>
  address !== null && URL.canParse(address) ? createHash('sha256').update(pageName(address)).digest() : null;

/** Pages that were taken down: none of them is collected again, by its address, by its text, or by nearly its text. */
@Injectable()
export class Tombstones {
  /** Raised twice it is one. @param before what the page was until then */
  async raise(tx: Tx, articleId: string, before: ArticleStatus): Promise<void> {
    const [article] = await tx.query<{ text: string; sourceUrl: string | null; contentHash: Buffer }[]>(
      `select text, source_url as "sourceUrl", content_hash as "contentHash" from article where id = $1`,
      [articleId],
    );
    if (!article) return;
    await tx.query(
      `insert into tombstone (article_id, url_hash, content_hash, bands, status_before) values ($1, $2, $3, $4, $5)
       on conflict (article_id) do nothing`,
      [articleId, hashOf(article.sourceUrl), article.contentHash, [...bandKeys(shinglesOf(article.text))], before], // prettier-ignore
    );
  }

  /** @returns what the page was before; undefined when none stands */
  async remove(tx: Tx, articleId: string): Promise<ArticleStatus | undefined> {
    const [gone] = await tx.query<{ before: ArticleStatus }[]>(
      `with gone as (delete from tombstone where article_id = $1 returning status_before as before) select before from gone`,
      [articleId],
    );
    return gone?.before;
  }

  async stands(tx: Tx, articleId: string): Promise<boolean> {
    return (await tx.query<unknown[]>(`select 1 from tombstone where article_id = $1`, [articleId])).length > 0;
  }

  /** The removed article that the page is, or is nearly, the same as. */
  async find(tx: Tx, page: { url: string | null; text: string; contentHash: Buffer }): Promise<Buried | undefined> {
    const [same] = await tx.query<Buried[]>(
      `select article.id, article.slug from tombstone join article on article.id = tombstone.article_id
       where tombstone.content_hash = $1 or tombstone.url_hash = $2 limit 1`,
      [page.contentHash, hashOf(page.url)],
    );
    return same ?? this.nearly(tx, page.text);
  }

  private async nearly(tx: Tx, text: string): Promise<Buried | undefined> {
    const [any] = await tx.query<unknown[]>(`select 1 from tombstone limit 1`);
    if (!any) return undefined;
    const shingles = shinglesOf(text);
    const rows = await tx.query<(Buried & { text: string })[]>(
      `select article.id, article.slug, article.text from tombstone join article on article.id = tombstone.article_id
       where tombstone.bands && $1::integer[] limit ${CANDIDATES}`,
      [[...bandKeys(shingles)]],
    );
    const twin = rows.find((row) => isSameStory(shingles, shinglesOf(row.text)));
    return twin && { id: twin.id, slug: twin.slug };
  }
}
