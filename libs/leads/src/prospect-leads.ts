import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { Companies, KnownCompanies, normaliseCompanyName } from '@app/companies';
import { applyNeedCorrections, describeNeed, type Need, type NeedCorrections } from '@app/needs';
import type { Tx } from '@app/platform';
import type { OpenedLead } from './lead-opening.js';
import { newRef } from './lead-ref.js';

/** A company in the news that an editor takes for a lead. Nobody of it has said anything: the need is supposed. */
export interface ProspectWords {
  prospectId: string;
  articleId: string;
  company: string;
  /** A company that is known already; absent = by the name, made when new. */
  companyId?: string;
  aliases: string[];
  formerNames: string[];
  parents: string[];
  project: string | null;
  /** As it follows from the article, and what the editor changed in it. */
  supposed: Need;
  corrections: NeedCorrections;
  /** What the owner of an open lead of that company is told, if there is one. */
  note: string;
  demo: boolean;
}

/** Opens the lead of a company in the news, or tells whoever works with that company already. */
@Injectable()
export class ProspectLeads {
  constructor(
    private readonly companies: Companies,
    private readonly events: Events,
    private readonly known: KnownCompanies,
  ) {}

  /** The caller holds the prospect's row: one prospect opens one lead. */
  async open(tx: Tx, by: string, words: ProspectWords): Promise<OpenedLead> {
    // The lock of inquiries too: a visitor of the same company may be writing at this moment.
    await tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 7403))`, [normaliseCompanyName(words.company)]);
    const companyId = words.companyId ?? (await this.companies.findOrAdd(tx, words.company))!;
    const { aliases: alias, formerNames: former, parents: parent } = words;
    await this.known.addNames(tx, companyId, { alias, former, parent });
    const [open] = await tx.query<{ id: string; ref: string; ownerId: string | null }[]>(
      `select id, ref, owner_id as "ownerId" from lead where company_id = $1 and open and not agent
       order by created_at limit 1 for update`,
      [companyId],
    );
    return open ? this.tell(tx, by, open, words) : this.create(tx, by, companyId, words);
  }

  /** A note on the lead that is there; its owner hears of it. */
  private async tell(
    tx: Tx,
    by: string,
    lead: { id: string; ref: string; ownerId: string | null },
    { prospectId, articleId, note }: ProspectWords,
  ): Promise<OpenedLead> {
    const noteId = randomUUID();
    await tx.query(
      `insert into note (id, lead_id, author_id, key, text) values ($1, $2, $3, $4, $5) on conflict (key) do nothing`,
      [noteId, lead.id, by, `prospect-${prospectId}`, note],
    );
    await tx.query(`update lead set active_at = now(), version = version + 1 where id = $1`, [lead.id]);
    const data = { prospectId, articleId };
    await this.events.record(tx, { type: 'prospect.joined', actorId: by, leadId: lead.id, subjectId: noteId, data });
    return { ...lead, joined: true };
  }

  private async create(tx: Tx, by: string, companyId: string, words: ProspectWords): Promise<OpenedLead> {
    const contact = await this.companies.findOrAddContact(tx, { name: null, phone: null, companyId });
    const need = applyNeedCorrections(words.supposed, words.corrections);
    const corrected = Object.keys(words.corrections).length > 0;
    const ref = newRef();
    const [lead] = await tx.query<{ id: string }[]>(
      `insert into lead (ref, company_id, contact_id, source_kind, article_id, prospect_id, linked_lead_id, need, need_read,
         need_corrections, need_line, search_text, demo)
       values ($1, $2, $3, 'prospect', $4, $5,
         (select id from lead where company_id = $2 order by created_at desc limit 1), $6, $7, $8, $9, $10, $11)
       returning id`,
      [
        ref,
        companyId,
        contact.id,
        words.articleId,
        words.prospectId,
        JSON.stringify(need),
        corrected ? JSON.stringify(words.supposed) : null,
        JSON.stringify(words.corrections),
        describeNeed(need),
        `${ref} ${[words.company, ...words.aliases, words.project ?? ''].join(' ')}`.slice(0, 1000),
        words.demo,
      ],
    );
    const leadId = lead!.id;
    await tx.query(`insert into lead_contact (lead_id, contact_id) values ($1, $2)`, [leadId, contact.id]);
    const data = { prospectId: words.prospectId };
    await this.events.record(tx, { type: 'prospect.approved', actorId: by, leadId, subjectId: words.articleId, data });
    await this.events.record(tx, { type: 'lead.opened', actorId: by, leadId });
    return { id: leadId, ref, ownerId: null, joined: false };
  }
}
