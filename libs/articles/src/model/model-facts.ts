import { Injectable } from '@nestjs/common';
import { normaliseCompanyName } from '@app/companies';
import type { Tx } from '@app/platform';
import type { Prospect } from '../mining/index.js';
import { storedProspect } from '../prospects/prospect-facts.js';
import { type NewsDays, ProspectJudge } from '../prospects/prospect-judge.js';
import type { ProspectEntity } from '../prospects/prospect.entity.js';
import type { CheckedClaims } from './checked-claims.js';

type Stored = Pick<ProspectEntity, 'id' | 'ordinal' | 'facts' | 'edits' | 'evidence' | 'companyKey' | 'status'>;
interface Told extends NewsDays {
  text: string;
}

const NOTHING: Omit<Prospect, 'evidence'> = {
  company: null, aliases: [], former_names: [], related_companies: [], project: null, amount_cny: null,
  amount_foreign: null, area_mu: null, area_sqm: null, province: null, city: null, district: null, park: null,
  industry_gb4754_division: null, stage: null, persons: [],
}; // prettier-ignore
const PLACE = ['province', 'city', 'district'] as const;

/** Adds to the desk what a model read and the text bears out. What our rules read is never changed by it. */
@Injectable()
export class ModelFacts {
  constructor(private readonly judge: ProspectJudge) {}

  /** Only while the article waits on the desk. @returns how many facts came in */
  async add(tx: Tx, articleId: string, kept: readonly CheckedClaims[]): Promise<number> {
    const [article] = await tx.query<Told[]>(
      `select text, created_at::date::text as arrived,
         coalesce(published_on, posted_on, created_at::date)::text as told
       from article where id = $1 and desk = 'waiting' for no key update`,
      [articleId],
    );
    if (!article || kept.length === 0) return 0;
    const known = await tx.query<Stored[]>(
      `select id, ordinal, facts, edits, evidence, company_key as "companyKey", status from prospect
       where article_id = $1 order by ordinal for update`,
      [articleId],
    );
    let added = 0;
    for (const claims of kept) {
      const same = known.find((one) => isSame(one, claims));
      added += same ? await this.fill(tx, same, claims, article.text) : await this.open(tx, articleId, known, claims, article.text); // prettier-ignore
    }
    if (added > 0) await this.rescore(tx, articleId, article, known);
    return added;
  }

  /** What the rules left open; a value that somebody corrected stays. */
  private async fill(tx: Tx, known: Stored, { facts, evidence }: CheckedClaims, text: string): Promise<number> {
    if (known.status !== 'waiting') return 0;
    const keys = (Object.keys(facts) as (keyof typeof facts)[]).filter((key) =>
      (PLACE as readonly string[]).includes(key) ? known.facts.region === null : known.facts[key] === null,
    );
    const fresh = Object.fromEntries(keys.map((key) => [key, facts[key]]).filter(([, value]) => value !== null));
    if (Object.keys(fresh).length === 0) return 0;
    const whole = storedProspect({ ...NOTHING, ...known.facts, ...fresh, evidence: { ...evidence, ...known.evidence } }, text); // prettier-ignore
    const added = Object.keys(fresh).map((key) => ((PLACE as readonly string[]).includes(key) ? 'region' : key));
    Object.assign(known, whole);
    await tx.query(
      `update prospect set facts = $2, evidence = $3, from_model = from_model || $4::text[], version = version + 1 where id = $1`,
      [known.id, JSON.stringify(whole.facts), JSON.stringify(whole.evidence), [...new Set(added)]],
    );
    return new Set(added).size;
  }

  /** A project that the rules did not see: with a company, an event, and something of its own. */
  private async open(tx: Tx, articleId: string, known: Stored[], claims: CheckedClaims, text: string): Promise<number> {
    const { company, stage, project, amount_cny: yuan, area_mu: mu, area_sqm: sqm } = claims.facts;
    if (!company || !stage || [project, yuan, mu, sqm].every((one) => one === undefined)) return 0;
    const { facts, evidence } = storedProspect({ ...NOTHING, ...claims.facts, evidence: claims.evidence }, text);
    const ordinal = (known.at(-1)?.ordinal ?? -1) + 1;
    const keys = [...new Set(Object.entries(claims.facts).flatMap(([key, value]) => (value === null ? [] : (PLACE as readonly string[]).includes(key) ? ['region'] : [key])))]; // prettier-ignore
    const companyKey = normaliseCompanyName(company);
    const [row] = await tx.query<{ id: string }[]>(
      `insert into prospect (article_id, ordinal, facts, evidence, company_key, origin, from_model)
       values ($1, $2, $3, $4, $5, 'model', $6) on conflict (article_id, ordinal) do nothing returning id`,
      [articleId, ordinal, JSON.stringify(facts), JSON.stringify(evidence), companyKey, keys],
    );
    if (!row) return 0;
    known.push({ id: row.id, ordinal, facts, evidence, edits: {}, companyKey, status: 'waiting' });
    return keys.length;
  }

  private async rescore(tx: Tx, articleId: string, days: NewsDays, known: readonly Stored[]): Promise<void> {
    const waiting = known
      .filter(({ status }) => status === 'waiting')
      .map(({ facts, edits }) => ({ ...facts, ...edits }));
    const { score, reason } = this.judge.score(await this.judge.judge(tx, waiting, days), days);
    await tx.query(`update article set desk_score = $2, desk_reason = $3 where id = $1`, [articleId, score, JSON.stringify(reason)]); // prettier-ignore
  }
}

/** Of one company by name, or of one project by its name. */
function isSame({ facts, companyKey }: Stored, { facts: { company, project } }: CheckedClaims): boolean {
  if (company === undefined || company === null) return project !== undefined && project === facts.project;
  const names = [facts.company, ...facts.aliases, ...facts.former_names];
  return (companyKey !== '' && normaliseCompanyName(company) === companyKey) || names.includes(company);
}
