import { createTestDatabase } from './setup/test-database.js';
import { bootApp } from './support/boot-app.js';
import { describeStory } from './support/describe-story.js';

describeStory('one process, BullMQ on Postgres', async () => {
  const database = await createTestDatabase();
  const app = await bootApp({ database });
  return {
    url: app.url,
    database,
    async close() {
      await app.stop();
      await database.drop();
    },
  };
});
