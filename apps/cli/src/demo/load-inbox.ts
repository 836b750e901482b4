import type { INestApplicationContext } from '@nestjs/common';
import { ArticleMining, ArticlesService } from '@app/articles';
import { Events } from '@app/audit';
import type { Tx } from '@app/platform';
import { inboxNews } from './content/inbox-news.js';
import type { DemoTime } from './demo-time.js';

/** What has come in and waits on the editor's desk, read and mined as any other news; after the listings, which it may fit. */
export async function loadInbox(app: INestApplicationContext, tx: Tx, time: DemoTime): Promise<void> {
  const [articles, mining] = [app.get(ArticlesService, { strict: false }), app.get(ArticleMining, { strict: false })];
  // It is mined here: nothing of it is left for the queue.
  app.get(Events, { strict: false }).gather(tx);
  for (const { title, category, categoryCity, publisher, daysAgo, paragraphs } of inboxNews) {
    const { id } = await articles.import(
      tx,
      {
        title,
        category,
        category_city: categoryCity,
        publisher,
        authors: [],
        editors: [],
        posted_on: time.day(-daysAgo),
        published_on: time.day(-daysAgo),
        text: paragraphs.join('\n\n'),
        source_url: null,
        related: [],
        site_contact: [],
        takedown_notice: null,
      },
      { publish: false, demo: true },
    );
    await mining.mine(tx, id);
  }
}
