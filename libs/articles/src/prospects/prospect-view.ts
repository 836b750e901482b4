import { Injectable } from '@nestjs/common';
import { KnownCompanies, type RecognisedBy } from '@app/companies';
import {
  applyNeedCorrections,
  changeNeedCorrections,
  type Need,
  type NeedChange,
  type NeedCorrections,
} from '@app/needs';
import { Clock, Invalid, NotFound, type Tx } from '@app/platform';
import { checkUscc } from '@app/companies';
import { industryName } from '@app/reference';
import { leadScope, type Me } from '@app/users';
import { placeName } from './check-facts.js';
import { type Hypothesis, hypothesisedNeed } from './hypothesised-need.js';
import type { ProspectEntity } from './prospect.entity.js';
import type { ProspectFacts } from './prospect-facts.js';
import { type Fits, ProspectFits } from './prospect-fits.js';

/** A company that we know already, and whether somebody works with it; `ref` only where `me` may see that lead. */
export interface RecognisedCompany {
  id: string;
  name: string;
  by: RecognisedBy;
  lead: { id: string | null; ref: string | null; owner: string | null } | null;
}

/** A prospect as the desk shows it. */
export interface ProspectCard {
  id: string;
  articleId: string;
  version: number;
  status: ProspectEntity['status'];
  origin: ProspectEntity['origin'];
  /** Facts that a model added, by key. */
  fromModel: string[];
  facts: ProspectFacts;
  /** Keys that somebody corrected. */
  edited: string[];
  evidence: ProspectEntity['evidence'];
  placeName: string | null;
  industryName: string | null;
  need: Need;
  grounds: Hypothesis['grounds'];
  strength: Hypothesis['strength'];
  why: string;
  fits: Fits;
  companies: RecognisedCompany[];
  lead: { id: string | null; ref: string | null } | null;
}

/** A stored prospect with the article's day and the code of its company, if the text gives one. */
export type ProspectRow = ProspectEntity & { told: string; text: string };

export const PROSPECT = `prospect.id, prospect.article_id as "articleId", prospect.ordinal, prospect.facts, prospect.evidence,
  prospect.edits, prospect.company_key as "companyKey", prospect.origin, prospect.from_model as "fromModel", prospect.status, prospect.lead_id as "leadId",
  prospect.version, prospect.hypothesis, article.text,
  coalesce(article.published_on, article.posted_on, article.created_at::date)::text as told`;

export const factsOf = ({ facts, edits }: Pick<ProspectEntity, 'facts' | 'edits'>): ProspectFacts => ({
  ...facts,
  ...edits,
});

/** Looks at one prospect: what it may need, which sites fit, whom we know. */
@Injectable()
export class ProspectViews {
  constructor(
    private readonly clock: Clock,
    private readonly companies: KnownCompanies,
    private readonly fits: ProspectFits,
  ) {}

  today(): string {
    return this.clock.now().toISOString().slice(0, 10);
  }

  hypothesis(row: ProspectRow): Hypothesis {
    return hypothesisedNeed(factsOf(row), { told: row.told, today: this.today() });
  }

  async card(tx: Tx, me: Me, row: ProspectRow): Promise<ProspectCard> {
    const facts = factsOf(row);
    const { need, ...supposed } = this.hypothesis(row);
    const division = facts.industry_gb4754_division?.slice(1);
    return {
      id: row.id,
      articleId: row.articleId,
      version: row.version,
      status: row.status,
      origin: row.origin,
      fromModel: row.fromModel,
      facts,
      edited: Object.keys(row.edits),
      evidence: row.evidence,
      placeName: placeName(facts.region),
      industryName: division ? (industryName(division) ?? null) : null,
      need,
      ...supposed,
      fits: await this.fits.of(tx, need),
      companies: await this.recognised(tx, me, facts, row.text),
      lead: row.leadId ? await this.leadOf(tx, me, row.leadId) : null,
    };
  }

  /** The need after an editor's changes, and the sites that fit it. @throws Invalid naming every wrong key */
  async preview(tx: Tx, me: Me, row: ProspectRow, change: NeedChange): Promise<{ need: Need; fits: Fits }> {
    const { need } = this.hypothesis(row);
    const changed = applyNeedCorrections(need, this.corrections(me, change));
    return { need: changed, fits: await this.fits.of(tx, changed) };
  }

  corrections(me: Me, change: NeedChange): NeedCorrections {
    const changed = changeNeedCorrections({}, change, { by: me.id, at: this.clock.now().toISOString() });
    if (!('wrong' in changed)) return changed.corrections;
    const fields = changed.wrong.map(({ key, message }) => ({ field: key, message }));
    throw new Invalid('need_invalid', fields.map(({ message }) => message).join('；'), fields);
  }

  private async recognised(tx: Tx, me: Me, facts: ProspectFacts, text: string): Promise<RecognisedCompany[]> {
    if (!facts.company) return [];
    const known = await this.companies.recognise(
      { name: facts.company, aliases: facts.aliases, formerNames: facts.former_names, uscc: usccIn(text) },
      tx,
    );
    const parameters: unknown[] = [known.map(({ id }) => id)];
    const scope = leadScope(me, parameters);
    const leads = await tx.query<{ companyId: string; id: string; ref: string; owner: string | null; seen: boolean }[]>(
      `select distinct on (lead.company_id) lead.company_id as "companyId", lead.id, lead.ref, app_user.name as owner, ${scope} as seen
       from lead left join app_user on app_user.id = lead.owner_id
       where lead.company_id = any($1::uuid[]) and lead.open and not lead.agent order by lead.company_id, lead.created_at`,
      parameters,
    );
    return known.map((company) => {
      const lead = leads.find(({ companyId }) => companyId === company.id);
      const shown = lead && (lead.seen ? { id: lead.id, ref: lead.ref, owner: lead.owner } : { id: null, ref: null, owner: lead.owner }); // prettier-ignore
      return { ...company, lead: shown ?? null };
    });
  }

  private async leadOf(tx: Tx, me: Me, id: string): Promise<{ id: string | null; ref: string | null }> {
    const parameters: unknown[] = [id];
    const [row] = await tx.query<{ id: string; ref: string }[]>(
      `select lead.id, lead.ref from lead where lead.id = $1 and ${leadScope(me, parameters)}`,
      parameters,
    );
    return row ?? { id: null, ref: null };
  }
}

/** The one valid 统一社会信用代码 of a text; with two it is not known whose. */
function usccIn(text: string): string | null {
  const found = (text.match(/(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z])/g) ?? []).filter((code) => !checkUscc(code).problem);
  return new Set(found).size === 1 ? found[0]! : null;
}

/** @throws NotFound */
export async function prospectById(tx: Tx, id: string, lock = ''): Promise<ProspectRow> {
  const [row] = await tx.query<ProspectRow[]>(
    `select ${PROSPECT} from prospect join article on article.id = prospect.article_id where prospect.id = $1 ${lock}`,
    [id],
  );
  if (!row) throw new NotFound('prospect_not_found', '没有这个潜在客户，请刷新页面');
  return row;
}
