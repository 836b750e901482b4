import { Injectable } from '@nestjs/common';
import { ArticleMining } from '@app/articles';
import type { Tx } from '@app/platform';
import type { FlowEvent, Handler } from '../handler.js';

/** article.imported → prospects, its story, and a place on the editor's desk. */
@Injectable()
export class MineArticle implements Handler {
  constructor(private readonly mining: ArticleMining) {}

  async handle(tx: Tx, { subjectId }: FlowEvent): Promise<void> {
    await this.mining.mine(tx, subjectId!);
  }
}
