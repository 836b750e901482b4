import { Injectable } from '@nestjs/common';
import { ArticlePushes } from '@app/articles';
import type { Tx } from '@app/platform';
import type { FlowEvent, Handler } from '../handler.js';

/** article.published, article.edited, article.hidden, article.unpublished → a push to the search engine is noted. */
@Injectable()
export class PushArticle implements Handler {
  constructor(private readonly pushes: ArticlePushes) {}

  async handle(tx: Tx, { id, subjectId }: FlowEvent): Promise<void> {
    if (subjectId) await this.pushes.note(tx, { id, articleId: subjectId });
  }
}
