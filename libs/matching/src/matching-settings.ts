import { Injectable } from '@nestjs/common';
import { Database, Invalid, type Tx } from '@app/platform';
import { checkedRules } from './checked-rules.js';
import type { RulesOverride } from './matching-rules.js';

/** Tolerances and weights as the house has set them: what differs from the defaults. */
@Injectable()
export class MatchingSettings {
  constructor(private readonly database: Database) {}

  async read(tx?: Tx): Promise<RulesOverride> {
    const sql = `select value from setting where key = 'matching'`;
    const [row] = tx
      ? await tx.query<{ value: RulesOverride }[]>(sql)
      : await this.database.query<{ value: RulesOverride }>(sql);
    return row?.value ?? {};
  }

  /** Open leads whose matches would be made anew. */
  async affected(): Promise<number> {
    const [row] = await this.database.query<{ leads: number }>(
      `select count(*)::int as leads from lead where open and stage <> 'signed' and need ->> 'side' = 'demand'`,
    );
    return row!.leads;
  }

  /** @throws Invalid naming each field that is no rule or out of its range */
  async write(tx: Tx, value: unknown, by: string): Promise<RulesOverride> {
    const { rules, problems } = checkedRules(value);
    if (problems.length > 0) throw new Invalid('rules_invalid', '有几项规则需要改正', problems);
    await tx.query(
      `insert into setting (key, value, updated_by) values ('matching', $1, $2)
       on conflict (key) do update set value = excluded.value, updated_by = excluded.updated_by, updated_at = now()`,
      [JSON.stringify(rules), by],
    );
    return rules;
  }
}
