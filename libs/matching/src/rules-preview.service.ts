import { Injectable } from '@nestjs/common';
import type { Need } from '@app/needs';
import { Database, Invalid, type Tx } from '@app/platform';
import { Candidates } from './candidates.service.js';
import { checkedRules } from './checked-rules.js';
import type { RulesOverride } from './matching-rules.js';
import { MatchingSettings } from './matching-settings.js';

/** Leads looked at: enough to see which way it goes, few enough for an answer while one waits. */
const SAMPLE = 40;
/** As many sites as a lead is shown. */
const SHOWN = 20;

/** What other rules would change, counted on a sample of open leads. */
export interface RulesPreview {
  /** Open leads that ask for a site. */
  leads: number;
  /** Of those, the most recently changed ones that were matched twice. */
  sampled: number;
  /** Sampled leads whose recommendations would differ. */
  changed: number;
  /** Fits that would come to the sampled leads and that would go. */
  gained: number;
  lost: number;
}

/** Tries other rules before they are saved; nothing is written. */
@Injectable()
export class RulesPreviews {
  constructor(
    private readonly candidates: Candidates,
    private readonly database: Database,
    private readonly settings: MatchingSettings,
  ) {}

  /** @throws Invalid naming each field that is no rule or out of its range */
  async of(value: unknown): Promise<RulesPreview> {
    const { rules, problems } = checkedRules(value);
    if (problems.length > 0) throw new Invalid('rules_invalid', '有几项规则需要改正', problems);
    const leads = await this.settings.affected();
    return this.database.readOnly(async (tx) => {
      const [current, needs] = [await this.settings.read(tx), await sampledNeeds(tx)];
      const seen = { leads, sampled: needs.length, changed: 0, gained: 0, lost: 0 };
      for (const need of needs) {
        const [before, after] = [await this.shown(tx, need, current), await this.shown(tx, need, rules)];
        if (JSON.stringify([...before]) !== JSON.stringify([...after])) seen.changed++;
        seen.gained += fitsOnlyIn(after, before);
        seen.lost += fitsOnlyIn(before, after);
      }
      return seen;
    });
  }

  /** Verdicts by ref, in the order they are shown. */
  private async shown(tx: Tx, need: Need, rules: RulesOverride): Promise<Map<string, string>> {
    const best = await this.candidates.best(tx, need, { limit: SHOWN, rules });
    return new Map(best.map(({ match }) => [match.ref, match.verdict]));
  }
}

const fitsOnlyIn = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): number =>
  [...one].filter(([ref, verdict]) => verdict === 'fit' && other.get(ref) !== 'fit').length;

/** The same leads that saving would match anew, the latest first. */
async function sampledNeeds(tx: Tx): Promise<Need[]> {
  const rows = await tx.query<{ need: Need }[]>(
    `select need from lead where open and stage <> 'signed' and need ->> 'side' = 'demand'
     order by created_at desc, id desc limit $1`,
    [SAMPLE],
  );
  return rows.map(({ need }) => need);
}
