import { Injectable } from '@nestjs/common';
import { KnownCompanies } from '@app/companies';
import { Clock, type Tx } from '@app/platform';
import { deskScore, type Judged } from './desk-reason.js';
import { hypothesisedNeed } from './hypothesised-need.js';
import type { ProspectFacts } from './prospect-facts.js';
import { ProspectFits } from './prospect-fits.js';

/** Prospects whose sites are looked for at once; a list of two hundred projects is read, not matched. */
const MATCHED = 10;
const DAY = 86_400_000;

/** When the news is told and when it came in, ISO days. */
export interface NewsDays {
  told: string;
  arrived: string;
}

/** What prospects are worth: what each may need, whether sites fit, whether we know the company. */
@Injectable()
export class ProspectJudge {
  constructor(
    private readonly clock: Clock,
    private readonly companies: KnownCompanies,
    private readonly fits: ProspectFits,
  ) {}

  async judge(tx: Tx, prospects: readonly ProspectFacts[], { told }: NewsDays): Promise<Judged[]> {
    const today = this.clock.now().toISOString().slice(0, 10);
    const judged: Judged[] = [];
    for (const [at, facts] of prospects.entries()) {
      const hypothesis = hypothesisedNeed(facts, { told, today });
      const { company: name, aliases, former_names: formerNames } = facts;
      const known = name ? await this.companies.recognise({ name, aliases, formerNames }, tx) : [];
      const found = at < MATCHED ? await this.fits.of(tx, hypothesis.need) : undefined;
      judged.push({ facts, hypothesis, fits: found?.count ?? 0, known: known.some(({ by }) => by !== 'short_name') });
    }
    return judged;
  }

  /** Projects that ended count for nothing. */
  score(judged: readonly Judged[], { told, arrived }: NewsDays): ReturnType<typeof deskScore> {
    const goesOn = judged.filter(({ facts }) => facts.stage !== '终止');
    return deskScore(goesOn, (Date.parse(arrived) - Date.parse(told)) / DAY);
  }
}
