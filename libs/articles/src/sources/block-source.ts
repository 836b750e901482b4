import { Conflict, Invalid, NotFound, type Tx } from '@app/platform';
import { hostFrom, hostOf } from './web-address.js';

/** What to close: a host, a source, or wherever an article came from. */
export type Blocked =
  { articleId: string; reason?: string } | { sourceId: string; reason?: string } | { host: string; reason?: string };

export type BlockTarget = { host: string; sourceId: null } | { host: null; sourceId: string };

/** @throws Conflict for an article that was pasted without an address; NotFound; Invalid `host` */
export async function blockTarget(tx: Tx, what: Blocked): Promise<BlockTarget> {
  if ('host' in what) {
    const host = hostFrom(what.host);
    if (!host)
      throw new Invalid('host_invalid', '这不是网站的域名', [{ field: 'host', message: '如 news.example.cn' }]);
    return { host, sourceId: null };
  }
  if ('sourceId' in what) {
    const [source] = await tx.query<unknown[]>(`select 1 from source where id = $1`, [what.sourceId]);
    if (!source) throw new NotFound('source_not_found', '没有这个来源，请刷新页面');
    return { host: null, sourceId: what.sourceId };
  }
  const [article] = await tx.query<{ sourceId: string | null; url: string | null }[]>(
    `select source_id as "sourceId", source_url as url from article where id = $1`,
    [what.articleId],
  );
  if (!article) throw new NotFound('article_not_found', '没有这篇资讯');
  if (article.sourceId) return { host: null, sourceId: article.sourceId };
  if (!article.url) throw new Conflict('article_without_source', '这篇资讯没有来源网址，无法拉黑');
  return { host: hostOf(article.url), sourceId: null };
}

const HOST = `lower(substring(article.source_url from '^https?://([^/:?#]+)'))`;

/** What left the desk because of a block comes back once it is gone, unless another block stands over it. @returns how many */
export async function refillDesk(
  tx: Tx,
  { host, sourceId }: { host: string | null; sourceId: string | null },
): Promise<number> {
  const [, back] = await tx.query<[unknown, number]>(
    `update article set desk = 'waiting', desk_outcome = null, desk_by = null, desk_done_at = null
     where desk = 'done' and desk_outcome = 'blocked' and status <> 'hidden'
       and (source_id = $1 or right('.' || ${HOST}, length($2::text) + 1) = '.' || $2)
       and not exists (select from source_block where source_block.source_id = article.source_id
         or right('.' || ${HOST}, length(source_block.host) + 1) = '.' || source_block.host)`,
    [sourceId, host],
  );
  return back;
}

/** What waits on the desk from a closed source, or from a closed host and below, is done with. */
export async function clearDesk(
  tx: Tx,
  by: string,
  { host, sourceId }: { host: string | null; sourceId: string | null },
): Promise<void> {
  await tx.query(
    `update article set desk = 'done', desk_outcome = 'blocked', desk_by = $1, desk_done_at = now()
     where desk = 'waiting' and (source_id = $2
       or right('.' || lower(substring(source_url from '^https?://([^/:?#]+)')), length($3::text) + 1) = '.' || $3)`,
    [by, sourceId, host],
  );
}
