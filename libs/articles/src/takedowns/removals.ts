import { Injectable } from '@nestjs/common';
import type { Tx } from '@app/platform';
import { ArticlesRepository } from '../articles.repository.js';
import { ArticlesService } from '../articles.service.js';
import { Tombstones } from '../publishing/tombstones.js';

/** Takes a page off the site so that it stays off, and brings it back when that was wrong. */
@Injectable()
export class Removals {
  constructor(
    private readonly articles: ArticlesService,
    private readonly repository: ArticlesRepository,
    private readonly tombstones: Tombstones,
  ) {}

  async remove(tx: Tx, by: string | null, articleId: string): Promise<void> {
    const article = await this.repository.locked(tx, articleId);
    await this.articles.hide(tx, articleId, by);
    await this.tombstones.raise(tx, articleId, article?.status ?? 'published');
  }

  /**
   * Makes it what it was before, unless another request of the same article stands: what an editor had hidden stays hidden.
   * @param ticketId the one that ended
   */
  async undo(tx: Tx, by: string, articleId: string, ticketId: string): Promise<void> {
    const others = await tx.query<unknown[]>(
      `select 1 from takedown where article_id = $1 and id <> $2 and hidden_at is not null and status in ('open', 'done')
       limit 1`,
      [articleId, ticketId],
    );
    if (others.length > 0) return;
    const before = await this.tombstones.remove(tx, articleId);
    await this.articles.edit(tx, articleId, { status: before ?? 'published' }, by);
  }
}
