import { Injectable } from '@nestjs/common';
import { normaliseCompanyName } from '@app/companies';
import { type OpenedLead, ProspectLeads } from '@app/leads';
import { Conflict, Invalid, type Tx } from '@app/platform';
import { formatArea, formatYuan } from '@app/reference';
import type { NeedChange } from '@app/needs';
import type { Me } from '@app/users';
import { checkedFacts } from './check-facts.js';
import type { StoredGround } from './prospect.entity.js';
import { factsOf, prospectById, type ProspectRow, ProspectViews } from './prospect-view.js';

/** What an editor says of a prospect that becomes a lead. */
export interface Approval {
  version: number;
  /** The company that it is, where several are known; null for none of them. */
  companyId?: string | null;
  need?: NeedChange;
}

const changedMeanwhile = () => new Conflict('version_conflict', '这个潜在客户刚被别人改过，请刷新后再看');

/** What an editor does with one prospect. */
@Injectable()
export class ProspectActs {
  constructor(
    private readonly leads: ProspectLeads,
    private readonly views: ProspectViews,
  ) {}

  /** Corrects facts; null says that the text does not tell. @throws NotFound, Conflict, Invalid */
  async edit(tx: Tx, id: string, version: number, facts: Record<string, unknown>): Promise<void> {
    const row = await this.open(tx, id, version);
    const edits = { ...row.edits, ...checkedFacts(facts) };
    await tx.query(`update prospect set edits = $2, company_key = $3, version = version + 1 where id = $1`, [
      id,
      JSON.stringify(edits),
      normaliseCompanyName(factsOf({ facts: row.facts, edits }).company ?? ''),
    ]);
  }

  /** It is none after all, or is one again. @throws NotFound; Conflict when a lead was made of it */
  async setDismissed(tx: Tx, me: Me, id: string, dismissed: boolean): Promise<void> {
    const row = await prospectById(tx, id, 'for update of prospect');
    if (row.status === 'approved') throw new Conflict('prospect_approved', '已经建了线索');
    await tx.query(
      `update prospect set status = $2, decided_by = $3, decided_at = now(), version = version + 1 where id = $1`,
      [id, dismissed ? 'dismissed' : 'waiting', me.id],
    );
  }

  /**
   * Opens the lead, or joins the one that the company has. The same prospect again gives the same lead.
   * @throws NotFound, Conflict, Invalid `company_missing`
   */
  async approve(tx: Tx, me: Me, id: string, approval: Approval): Promise<OpenedLead> {
    const row = await prospectById(tx, id, 'for update of prospect');
    if (row.status === 'approved' && row.leadId) return this.sameLead(tx, row.leadId, id);
    if (row.version !== approval.version) throw changedMeanwhile();
    const facts = factsOf(row);
    if (!facts.company)
      throw new Invalid('company_missing', '先填上公司名称', [{ field: 'company', message: '先填上公司名称' }]);
    const { need, grounds } = this.views.hypothesis(row);
    const corrections = this.views.corrections(me, approval.need ?? {});
    const [article] = await tx.query<{ title: string; demo: boolean }[]>(
      `select title, demo from article where id = $1`,
      [row.articleId],
    );
    const opened = await this.leads.open(tx, me.id, {
      prospectId: id,
      articleId: row.articleId,
      company: facts.company,
      companyId: await this.companyOf(tx, me, row, approval.companyId),
      aliases: facts.aliases,
      formerNames: facts.former_names,
      parents: facts.related_companies,
      project: facts.project,
      supposed: need,
      corrections,
      note: `资讯《${article!.title}》：${toldOf(facts)}`,
      demo: article!.demo,
    });
    await tx.query(
      `update prospect set status = 'approved', lead_id = $2, hypothesis = $3, decided_by = $4, decided_at = now(),
         version = version + 1 where id = $1`,
      [id, opened.id, JSON.stringify(stored(row, need, grounds)), me.id],
    );
    return opened;
  }

  /** As the editor says; else the surest that is known, a brand alone apart. @throws Invalid for a company that was not offered */
  private async companyOf(tx: Tx, me: Me, row: ProspectRow, said?: string | null): Promise<string | undefined> {
    if (said === null) return undefined;
    const { companies } = await this.views.card(tx, me, row);
    if (said === undefined) return companies.find(({ by }) => by !== 'short_name')?.id;
    if (companies.some(({ id }) => id === said)) return said;
    throw new Invalid('company_unknown', '请从识别出的公司里选', [
      { field: 'companyId', message: '请从识别出的公司里选' },
    ]);
  }

  private async open(tx: Tx, id: string, version: number): Promise<ProspectRow> {
    const row = await prospectById(tx, id, 'for update of prospect');
    if (row.status !== 'waiting') throw new Conflict('prospect_decided', '这个潜在客户已经处理过');
    if (row.version !== version) throw changedMeanwhile();
    return row;
  }

  private async sameLead(tx: Tx, leadId: string, prospectId: string): Promise<OpenedLead> {
    const [lead] = await tx.query<{ id: string; ref: string; ownerId: string | null; own: boolean }[]>(
      `select id, ref, owner_id as "ownerId", prospect_id = $2 as own from lead where id = $1`,
      [leadId, prospectId],
    );
    return { id: lead!.id, ref: lead!.ref, ownerId: lead!.ownerId, joined: !lead!.own };
  }
}

/** 签约 · 微创器械项目 · 总投资 2.5 亿 · 租赁 3,000 ㎡ */
function toldOf({ stage, project, amount_cny: yuan, area_sqm: sqm, area_mu: mu }: ReturnType<typeof factsOf>): string {
  const parts = [stage, project, yuan && `总投资 ${formatYuan(yuan)}`, mu && `${mu} 亩`, sqm && formatArea(sqm)];
  return parts.filter(Boolean).join(' · ') || '有新动向';
}

/** Each supposed value with the words it rests on, as they stand in the article now. */
function stored(
  { text, evidence }: ProspectRow,
  need: ReturnType<ProspectViews['hypothesis']>['need'],
  grounds: ReturnType<ProspectViews['hypothesis']>['grounds'],
): Record<string, StoredGround> {
  return Object.fromEntries(
    Object.entries(grounds).map(([key, ground]) => {
      const words = ground.facts.flatMap((fact) => (evidence[fact] ? [text.slice(...evidence[fact])] : []));
      return [key, { ...ground, value: need[key as keyof typeof need], words: [...new Set(words)] }];
    }),
  );
}
