import { Module } from '@nestjs/common';
import { createLogger, loadSettings, PlatformModule } from '@app/platform';
import { ApiModule } from '../../apps/api/src/api.module.js';
import { createServer } from '../../apps/api/src/create-server.js';
import { SiteModule } from '../../apps/site/src/site.module.js';
import { dropScratch, makeScratch } from '../setup/scratch.mjs';
import type { TestDatabase } from '../setup/test-database.js';

export interface Edges {
  url: string;
  /** `METHOD /path` of every route that was registered, HEAD and OPTIONS apart. */
  routes: string[];
  /** A service of the running application. */
  get<T>(token: new (...args: never[]) => T): T;
  stop(): Promise<void>;
}

@Module({})
class EdgesModule {}

/** Api and site in this process without the worker: nothing changes the database but the calls of the test. */
export async function bootEdges(database: TestDatabase, env: Record<string, string> = {}): Promise<Edges> {
  const dataDir = makeScratch('data');
  const settings = {
    ...loadSettings({
      PLOTLINE_DATA_DIR: dataDir,
      PLOTLINE_KEY_FILE: database.keyFile,
      PLOTLINE_RATE_LIMIT: 'off',
      ...env,
    }),
    databaseUrl: database.url,
  };
  const logger = createLogger({ level: 'silent' });
  const imports = [PlatformModule.with(settings, logger), ApiModule, SiteModule];
  const app = await createServer({ module: EdgesModule, imports }, settings, logger);
  const routes = new Set<string>();
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', ({ method, url }: { method: string | string[]; url: string }) => {
      for (const name of [method].flat()) if (!['HEAD', 'OPTIONS'].includes(name)) routes.add(`${name} ${url}`);
    });
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    routes: [...routes].sort(),
    get: (token) => app.get(token, { strict: false }),
    async stop() {
      await app.close();
      dropScratch(dataDir);
    },
  };
}
