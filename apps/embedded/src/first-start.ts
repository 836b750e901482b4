import type { INestApplicationContext } from '@nestjs/common';
import { Database, type Settings } from '@app/platform';
import { Users } from '@app/users';
import { loadDemo } from '../../cli/src/demo/load-demo.js';
import type { Step } from './step.js';

/** Who can sign in after the first start. */
export type FirstLogins =
  | {
      kind: 'demo';
      logins: { email: string; name: string; role: string }[];
      /** Undefined when the person has set it themselves. */
      password: string | undefined;
    }
  | { kind: 'admin'; email: string; password: string };

async function hasAdmin(database: Database): Promise<boolean> {
  const rows = await database.query(`select 1 from app_user where role = 'admin' and disabled_at is null`);
  return rows.length > 0;
}

async function addAdmin(app: INestApplicationContext): Promise<FirstLogins | undefined> {
  const users = app.get(Users, { strict: false });
  const admin = await app.get(Database, { strict: false }).transaction((tx) => users.addFirstAdmin(tx));
  return admin && { kind: 'admin', email: admin.email, password: admin.oneTimePassword };
}

async function addDemo(app: INestApplicationContext, settings: Settings): Promise<FirstLogins> {
  const { logins, password } = await loadDemo(app, { password: settings.demoPassword });
  return { kind: 'demo', logins, password: settings.demoPassword ? undefined : (password ?? undefined) };
}

/**
 * Fills a system that has no admin: with the demo data (embedded, unless set otherwise), else with one admin. Clearing
 * the demo makes an admin, so the demo never comes back by itself.
 * @returns the logins that were made, to be shown once; undefined on every later start.
 */
export async function firstStart(
  app: INestApplicationContext,
  settings: Settings,
  { isEmbedded, step }: { isEmbedded: boolean; step: Step },
): Promise<FirstLogins | undefined> {
  if (await hasAdmin(app.get(Database, { strict: false }))) return undefined;
  return (settings.demo ?? isEmbedded)
    ? step('载入演示数据 load demo data', () => addDemo(app, settings))
    : step('创建管理员 create admin', () => addAdmin(app));
}
