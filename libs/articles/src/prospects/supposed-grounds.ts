import { Injectable } from '@nestjs/common';
import { Database, NotFound } from '@app/platform';
import { leadScope, type Me } from '@app/users';
import type { StoredGround } from './prospect.entity.js';

/** Why one value of a lead's need was supposed: the rule in a few words, and the article's own words. */
export interface SupposedGround {
  /** Of the need. */
  key: string;
  why: string;
  words: string[];
}

/** On what the need of a lead from the news rests. */
@Injectable()
export class SupposedGrounds {
  constructor(private readonly database: Database) {}

  /** None for a lead that did not come from the news. @throws NotFound for one that `me` may not see */
  async of(me: Me, leadId: string): Promise<SupposedGround[]> {
    const parameters: unknown[] = [leadId];
    const [row] = await this.database.query<{ hypothesis: Record<string, StoredGround> | null }>(
      `select prospect.hypothesis from lead left join prospect on prospect.id = lead.prospect_id
       where lead.id = $1 and ${leadScope(me, parameters)}`,
      parameters,
    );
    if (!row) throw new NotFound('lead_not_found', '没有这条线索');
    return Object.entries(row.hypothesis ?? {}).map(([key, { why, words }]) => ({ key, why, words }));
  }
}
