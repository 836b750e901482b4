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

/** Companies that seem to be a lead's, by its id, and who seems to be one of its people, by person. */
export interface Alike {
  companies: Map<string, CompanyDuplicate[]>;
  people: Map<string, ContactDuplicate[]>;
}

/** A lead whose like is sought. */
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

  /** Best first, within what `me` sees. An agent's leads are never the same. */
  async of(me: Me, id: string): Promise<LeadDuplicate[]> {
    const own = await this.own([id], this.database);
    const found = await this.like(me, own, await this.alike(own, this.database), this.database);
    return found.get(id) ?? [];
  }

  own(ids: string[], reads: Reads): Promise<OwnSide[]> {
    return rows<OwnSide>(
      reads,
      `select lead.id, lead.open and not lead.agent as sought, lead.company_id as "companyId", lead.contact_id as "contactId",
         (select json_build_object('id', id, 'name', name, 'uscc', uscc, 'region', region) from company
            where company.id = lead.company_id and merged_into is null) as company,
         array(
           select lead.contact_id where lead.contact_id is not null
           union select contact_id from lead_contact where lead_contact.lead_id = lead.id) as people
       from lead where lead.id = any($1::uuid[])`,
      [ids],
    );
  }

  async alike(leads: OwnSide[], reads: Reads): Promise<Alike> {
    const named = leads.flatMap(({ id, company }) => (company ? [{ id, company }] : []));
    const companies = await this.duplicates.ofCompanies(
      named.map(({ company }) => company),
      reads,
    );
    const people = [...new Set(leads.flatMap((lead) => lead.people))];
    return {
      companies: new Map(named.map(({ id }, nth) => [id, companies[nth]!])),
      people: await this.duplicates.ofContacts(people, reads),
    };
  }

  /** By lead; `me` null sees everything, for the flow. */
  async like(me: Me | null, leads: OwnSide[], known: Alike, reads: Reads): Promise<Map<string, LeadDuplicate[]>> {
    const asked = leads.filter(({ sought }) => sought).map((lead) => askedOf(lead, known));
    if (asked.length === 0) return new Map();
    const parameters: unknown[] = [JSON.stringify(asked)];
    const found = await rows<FoundLead>(
      reads,
      `select asked.id as of, other.* from jsonb_to_recordset($1::jsonb) as asked (id uuid, people uuid[], companies uuid[])
       cross join lateral (
         select ${leadSide('lead')} as lead, lead.company_id as "companyId",
           (select case bool_or(contact.phone_index is not null) when true then 'phone' when false then 'contact' end
              from lead_contact join contact on contact.id = lead_contact.contact_id
              where lead_contact.lead_id = lead.id and contact.id = any(asked.people)) as person
         from lead where lead.id <> asked.id and lead.open and not lead.agent and lead.id = any(array(
           select id from lead where contact_id = any(asked.people)
           union select lead_id from lead_contact where contact_id = any(asked.people)
           union select id from lead where company_id = any(asked.companies)))
           and not exists (select from duplicate where kind = 'lead' and dismissed_at is not null
             and a = least(lead.id, asked.id) and b = greatest(lead.id, asked.id))
           and ${me ? leadScope(me, parameters) : 'true'}
         order by lead.created_at desc limit 50) as other`,
      parameters,
    );
    return new Map(
      asked.map(({ id }) => [
        id,
        found
          .filter(({ of }) => of === id)
          .map((other) => likeness(other, known.companies.get(id) ?? []))
          .sort((a, b) => b.score - a.score)
          .slice(0, MOST),
      ]),
    );
  }
}

interface FoundLead {
  /** The lead that it may be. */
  of: string;
  lead: LeadSide;
  companyId: string | null;
  person: 'phone' | 'contact' | null;
}

/** Who answers for the lead and whoever seems to be one of them; its company and those that seem to be it. */
const askedOf = ({ id, companyId, people }: OwnSide, known: Alike) => ({
  id,
  people: people.flatMap((person) => [person, ...(known.people.get(person) ?? []).map((one) => one.id)]),
  companies: [companyId, ...(known.companies.get(id) ?? []).map((one) => one.id)].filter((one) => one !== null),
});

function likeness({ lead, companyId, person }: FoundLead, companies: CompanyDuplicate[]): LeadDuplicate {
  if (person) return { lead, score: 95, reasons: [reasonOf(person)] };
  const alike = companies.find((company) => company.id === companyId);
  if (!alike) return { lead, score: 75, reasons: [reasonOf('company')] };
  return { lead, score: Math.round(alike.score * 0.9), reasons: alike.reasons };
}
