import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { Conflict, Database, Invalid, type Reads, rows, type Tx } from '@app/platform';
import type { Me } from '@app/users';
import { type Assignable, checkRules } from './check-rules.js';
import { NO_RULES, type RoutingRules } from './routing-rules.js';

export interface VersionedRules extends RoutingRules {
  /** 0 until somebody saves. */
  version: number;
}

/** The admin's rules. Each saving is a new version; receipts name the one they were made by. */
@Injectable()
export class RoutingSettings {
  constructor(
    private readonly database: Database,
    private readonly events: Events,
  ) {}

  async read(reads: Reads = this.database): Promise<VersionedRules> {
    const [row] = await rows<{ version: number; rules: RoutingRules }>(
      reads,
      `select version, rules from routing_rules order by version desc limit 1`,
    );
    return row ? { ...NO_RULES, ...row.rules, version: row.version } : { ...NO_RULES, version: 0 };
  }

  /** Everybody who can take leads. */
  people(reads: Reads = this.database): Promise<(Assignable & { name: string; team: string })[]> {
    return rows(
      reads,
      `select app_user.id, app_user.name, app_user.team_id as "teamId", team.name as team
       from app_user join team on team.id = app_user.team_id
       where role = 'advisor' and disabled_at is null order by team.name, app_user.name`,
    );
  }

  /** @throws Invalid naming each rule that is wrong and why */
  async checked(reads: Reads, rules: RoutingRules): Promise<RoutingRules> {
    const { rules: tidy, problems } = checkRules(rules, await this.people(reads));
    if (problems.length > 0) throw new Invalid('rules_invalid', '有规则需要改正', problems);
    return tidy;
  }

  /** @throws Conflict `version_conflict` when somebody else saved meanwhile, Invalid as `checked` */
  async write(tx: Tx, me: Me, rules: RoutingRules, seen: number): Promise<number> {
    await tx.query(`lock table routing_rules in share row exclusive mode`);
    const before = await this.read(tx);
    if (before.version !== seen) throw new Conflict('version_conflict', '规则刚被别人改过，请看过新内容再改');
    const tidy = await this.checked(tx, rules);
    const [row] = await tx.query<{ version: number }[]>(
      `insert into routing_rules (rules, created_by) values ($1, $2) returning version`,
      [JSON.stringify(tidy), me.id],
    );
    await this.events.record(tx, {
      type: 'setting.changed',
      actorId: me.id,
      data: { key: 'routing', version: row!.version },
    });
    return row!.version;
  }
}
