import { Injectable } from '@nestjs/common';
import {
  type CompanyDuplicate,
  type ContactDuplicate,
  type DuplicateReason,
  Duplicates,
  reasonOf,
  type SoughtCompany,
} from '@app/companies';
import { Database, type Reads, rows } from '@app/platform';
import { leadScope, type Me } from '@app/users';
import type { Stage } from './stage.js';

/** The other lead as a warning or a queue shows it. */
export interface LeadSide {
  id: string;
  ref: string;
  company: string | null;
  contact: string | null;
  /** Masked. */
  phone: string | null;
  stage: Stage;
  needLine: string;
  owner: string | null;
  createdAt: string;
}

export interface LeadDuplicate {
  score: number;
  reasons: DuplicateReason[];
  lead: LeadSide;
}

/** What was looked up already: companies that seem to be the lead's, and by person who seems to be them. */
export interface Alike {
  companies: CompanyDuplicate[];
  people: Map<string, ContactDuplicate[]>;
}

/** The lead whose like is sought. */
export interface OwnSide {
  id: string;
  /** Closed leads and an agent's are never the same as another. */
  sought: boolean;
  companyId: string | null;
  /** Null also when it was merged into another. */
  company: (SoughtCompany & { id: string }) | null;
  contactId: string | null;
  /** Everybody who answers for it. */
  people: string[];
}

/** JSON of a lead in a queue, over `lead` and the left joins of `SIDE_JOINS` under the same suffix. */
export const leadSide = (lead: string): string => `(select json_build_object('id', ${lead}.id, 'ref', ${lead}.ref,
    'company', company.name, 'contact', contact.name, 'phone', contact.phone_hint, 'stage', ${lead}.stage,
    'needLine', ${lead}.need_line, 'owner', owner.name, 'createdAt', ${lead}.created_at)
  from (select 1) as one left join company on company.id = ${lead}.company_id
    left join contact on contact.id = ${lead}.contact_id left join app_user as owner on owner.id = ${lead}.owner_id)`;

const MOST = 10;

/** Open leads that may be the same one: the same person or company, or one that seems the same. */
@Injectable()
export class LeadDuplicates {
  constructor(
    private readonly database: Database,
    private readonly duplicates: Duplicates,
  ) {}

  /** Best first; within what `me` sees, or everything for the flow. An agent's leads are never the same. */
  async of(me: Me | null, id: string, reads: Reads = this.database): Promise<LeadDuplicate[]> {
    const own = await this.own(id, reads);
    if (!own?.sought) return [];
    const companies = own.company ? await this.duplicates.ofCompany(own.company, reads) : [];
    return this.like(me, own, { companies, people: new Map() }, reads);
  }

  async own(id: string, reads: Reads): Promise<OwnSide | undefined> {
    const [own] = await rows<OwnSide>(
      reads,
      `select lead.id, lead.open and not lead.agent as sought, lead.company_id as "companyId", lead.contact_id as "contactId",
         (select json_build_object('id', id, 'name', name, 'uscc', uscc, 'region', region) from company
            where company.id = lead.company_id and merged_into is null) as company,
         array(
           select lead.contact_id where lead.contact_id is not null
           union select contact_id from lead_contact where lead_contact.lead_id = lead.id) as people
       from lead where lead.id = $1`,
      [id],
    );
    return own;
  }

  /** @param known what was looked up already; a person that it lacks is looked up */
  async like(me: Me | null, own: OwnSide, known: Alike, reads: Reads): Promise<LeadDuplicate[]> {
    if (!own.sought) return [];
    const { companies } = known;
    const people = await this.everybody(own, known.people, reads);
    const parameters: unknown[] = [own.id, people, [own.companyId, ...companies.map((company) => company.id)]];
    const found = await rows<{ lead: LeadSide; companyId: string | null; person: string | null }>(
      reads,
      `select ${leadSide('lead')} as lead, lead.company_id as "companyId",
         (select case bool_or(contact.phone_index is not null) when true then 'phone' when false then 'contact' end
            from lead_contact join contact on contact.id = lead_contact.contact_id
            where lead_contact.lead_id = lead.id and contact.id = any($2::uuid[])) as person
       from lead where lead.id <> $1 and lead.open and not lead.agent and lead.id = any(array(
         select id from lead where contact_id = any($2::uuid[])
         union select lead_id from lead_contact where contact_id = any($2::uuid[])
         union select id from lead where company_id = any($3::uuid[])))
         and not exists (select from duplicate where kind = 'lead' and dismissed_at is not null
           and a = least(lead.id, $1) and b = greatest(lead.id, $1))
         and ${me ? leadScope(me, parameters) : 'true'}
       order by lead.created_at desc limit 50`,
      parameters,
    );
    return found
      .map(({ lead, companyId, person }) => {
        const alike = companies.find((company) => company.id === companyId);
        if (person === 'phone' || person === 'contact') return { lead, score: 95, reasons: [reasonOf(person)] };
        if (!alike) return { lead, score: 75, reasons: [reasonOf('company')] };
        return { lead, score: Math.round(alike.score * 0.9), reasons: alike.reasons };
      })
      .sort((a, b) => b.score - a.score)
      .slice(0, MOST);
  }

  /** Who answers for the lead, and whoever seems to be one of them. */
  private async everybody(own: OwnSide, known: Alike['people'], reads: Reads): Promise<string[]> {
    const people = [...own.people];
    for (const person of own.people)
      people.push(...(known.get(person) ?? (await this.duplicates.ofContactId(person, reads))).map(({ id }) => id));
    return people;
  }
}
