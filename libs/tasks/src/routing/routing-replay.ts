import { Injectable } from '@nestjs/common';
import type { Need } from '@app/needs';
import { Database } from '@app/platform';
import { leadToAssign } from './lead-to-assign.js';
import { type Replay, replayRules } from './replay-rules.js';
import { RoutingFacts } from './routing-facts.js';
import type { RoutingRules } from './routing-rules.js';

export interface ReplayExample {
  leadId: string;
  ref: string;
  needLine: string;
  from: string | null;
  rule: string | null;
  /** Names, at most three. */
  to: string[];
}

export type ReplayView = Omit<Replay, 'examples'> & { days: number; examples: ReplayExample[] };

const DAYS = 90;
/** The newest ones stand for the rest: an answer must come while the admin looks at the rule. */
const MOST = 10_000;

interface Row {
  id: string;
  ownerId: string | null;
  need: Partial<Need>;
  source: string;
  formerOwnerId: string | null;
}

/** Plays rules over the assignments of the last 90 days, before they are saved. Writes nothing. */
@Injectable()
export class RoutingReplay {
  constructor(
    private readonly database: Database,
    private readonly facts: RoutingFacts,
  ) {}

  async of(rules: RoutingRules): Promise<ReplayView> {
    const [past, people] = await Promise.all([this.past(), this.facts.candidates()]);
    const replay = replayRules(
      past.map(({ id, ownerId, need, source, formerOwnerId }) => ({
        id,
        ownerId,
        asks: leadToAssign(need, { source, formerOwnerId }),
      })),
      rules,
      people,
    );
    return { ...replay, days: DAYS, examples: await this.named(replay) };
  }

  /** What the rules decided then: claims and transfers are people's own decisions. */
  private past(): Promise<Row[]> {
    return this.database.query<Row>(
      `select lead.id, assignment.owner_id as "ownerId", lead.source_kind as source,
         jsonb_build_object('regions', lead.need -> 'regions', 'industry', lead.need -> 'industry',
           'transaction', lead.need -> 'transaction', 'property', lead.need -> 'property',
           'area_sqm', lead.need -> 'area_sqm', 'land_mu', lead.need -> 'land_mu') as need,
         case when assignment.receipt ->> 'reason' = 'continuity' then assignment.owner_id end as "formerOwnerId"
       from assignment join lead on lead.id = assignment.lead_id
       where assignment.created_at > now() - make_interval(days => $1) and assignment.owner_id is not null
         and assignment.receipt ->> 'reason' not in ('claimed', 'transfer')
       order by assignment.created_at desc limit $2`,
      [DAYS, MOST],
    );
  }

  private async named({ examples }: Replay): Promise<ReplayExample[]> {
    const leads = await this.database.query<{ id: string; ref: string; needLine: string }>(
      `select id, ref, need_line as "needLine" from lead where id = any($1::uuid[])`,
      [examples.map(({ leadId }) => leadId)],
    );
    const people = await this.database.query<{ id: string; name: string }>(
      `select id, name from app_user where id = any($1::uuid[])`,
      [examples.flatMap(({ fromId, toIds }) => [...(fromId ? [fromId] : []), ...toIds.slice(0, 3)])],
    );
    const nameOf = (id: string | null): string | null => people.find((one) => one.id === id)?.name ?? null;
    return examples.flatMap(({ leadId, fromId, rule, toIds }) => {
      const lead = leads.find(({ id }) => id === leadId);
      const to = toIds.slice(0, 3).flatMap((id) => nameOf(id) ?? []);
      return lead ? [{ leadId, ref: lead.ref, needLine: lead.needLine, from: nameOf(fromId), rule, to }] : [];
    });
  }
}
