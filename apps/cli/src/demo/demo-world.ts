import type { INestApplicationContext } from '@nestjs/common';
import { Keyring, type Tx } from '@app/platform';
import type { RoutingRules } from '@app/tasks';
import type { DemoAdvisor } from './content/demo-lead.js';
import type { DemoTime } from './demo-time.js';

/** What the parts of the demo data know of one another while they are loaded in one transaction. */
export interface DemoWorld {
  app: INestApplicationContext;
  tx: Tx;
  time: DemoTime;
  keyring: Keyring;
  rootTeamId: string;
  advisors: Record<DemoAdvisor, { id: string; name: string; teamId: string; regions: string[] }>;
  /** The rules that leads are given away by, and the version that receipts name. */
  rules: { rules: RoutingRules; version: string; since: Date };
  /** By short name. */
  articleIds: Map<string, string>;
  /** By ref. */
  listingIds: Map<string, string>;
}
