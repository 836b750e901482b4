import { normalisePhone } from '@app/companies';
import type { Keyring } from '@app/platform';
import { leadScope, type Me } from '@app/users';
import { type CreditFilter, creditWhere } from './credit-filter.js';

export type LeadView = 'mine' | 'pool' | 'waiting' | 'team' | 'all';

/** The fixed filters of the list; every number of a report opens the list with some of them. */
export interface LeadFilters extends CreditFilter {
  q?: string;
  stage?: string[];
  owner?: string;
  view?: LeadView;
  /** Furthest stage at or beyond this rank. */
  reached?: number;
  visited?: boolean;
  signed?: boolean;
  from?: string;
  to?: string;
  team?: string;
  cursor?: string;
  limit: number;
}

/** Conditions over `lead`: what the person may see, and what the list is narrowed to; values are appended to `parameters`. */
export function leadWhere(keyring: Keyring, me: Me, filters: LeadFilters, parameters: unknown[]): string {
  const parts = [leadScope(me, parameters)];
  const add = (sql: (n: string) => string, value: unknown): void => {
    parameters.push(value);
    parts.push(sql(`$${parameters.length}`));
  };
  if (filters.view === 'mine') add((n) => `lead.owner_id = ${n}::uuid`, me.id);
  if (filters.view === 'pool') parts.push('lead.owner_id is null and lead.open');
  if (filters.view === 'waiting') parts.push('lead.waiting_since is not null and lead.owner_id is null and lead.open');
  if (filters.view === 'team') add((n) => `lead.team_id = any(${n}::uuid[])`, me.teamIds);
  if (filters.stage?.length) add((n) => `lead.stage = any(${n}::text[])`, filters.stage);
  if (filters.owner) add((n) => `lead.owner_id = ${n}::uuid`, filters.owner);
  if (filters.team) add((n) => `lead.team_id = ${n}::uuid`, filters.team);
  parts.push(...creditWhere('lead', filters, parameters));
  if (filters.reached !== undefined) add((n) => `lead.reached >= ${n}`, filters.reached);
  if (filters.visited) parts.push('lead.visited_at is not null');
  if (filters.signed) parts.push('lead.signed_at is not null');
  if (filters.from) add((n) => `lead.created_at >= (${n}::date)::timestamp at time zone 'Asia/Shanghai'`, filters.from);
  if (filters.to) add((n) => `lead.created_at < (${n}::date + 1)::timestamp at time zone 'Asia/Shanghai'`, filters.to);
  if (filters.q?.trim()) addSearch(keyring, filters.q.trim(), add);
  return parts.join(' and ');
}

/**
 * A whole phone is looked up by its keyed hash; one character in brands and people's names; anything else by pairs of
 * characters, then exactly.
 */
function addSearch(keyring: Keyring, q: string, add: (sql: (n: string) => string, value: unknown) => void): void {
  const { e164 } = normalisePhone(q);
  if (e164 && /^[+\d\s().·_‐-―−~-]{7,}$/.test(q.normalize('NFKC'))) {
    add(
      (
        n,
      ) => `lead.id in (select lead_contact.lead_id from contact join lead_contact on lead_contact.contact_id in (contact.id, contact.merged_into)
          where contact.phone_index = ${n})`,
      keyring.phoneIndex(e164),
    );
    return;
  }
  if ([...q].length === 1) return add(namedWith, q.toLowerCase());
  add((n) => `lead.search_bg @> bigrams(${n}) and position(${n} in lower(lead.search_text)) > 0`, q.toLowerCase());
}

/**
 * Leads whose company's brand or one of whose people has the character in the name; a record that was merged finds those of
 * its survivor. Ids are gathered first, so that the two indexes of names decide and not a walk through all leads.
 */
export const namedWith = (n: string): string => `(lead.company_id = any(array(
    select coalesce(merged_into, id) from company where name_characters(coalesce(short_name, name)) @> array[${n}::text]))
  or lead.id = any(array(
    select lead_contact.lead_id from contact join lead_contact on lead_contact.contact_id in (contact.id, contact.merged_into)
    where contact.name is not null and name_characters(contact.name) @> array[${n}::text])))`;
