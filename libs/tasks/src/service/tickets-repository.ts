import { Injectable } from '@nestjs/common';
import { namedWith } from '@app/leads';
import { Database, decodeCursor, NotFound, pageOf } from '@app/platform';
import { leadScope, type Me } from '@app/users';
import type { TicketHistoryItem, TicketKind, TicketView } from './ticket.js';

export interface TicketFilters {
  /** Those that still need something, or those that are over. */
  state: 'open' | 'closed';
  kind?: TicketKind;
  owner?: string;
  lead?: string;
  q?: string;
  cursor?: string;
  limit: number;
}

const COLUMNS = `ticket.id, ticket.kind, ticket.title, ticket.details, ticket.amount_yuan::float8 as "amountYuan",
  ticket.deadline_on::text as "deadlineOn", ticket.status, ticket.due_at as due, ticket.version,
  ticket.created_at as "createdAt", ticket.closed_at as "closedAt",
  case when owner.id is null then null else json_build_object('id', owner.id, 'name', owner.name) end as owner,
  json_build_object('id', lead.id, 'ref', lead.ref, 'company', company.name, 'stage', lead.stage) as lead`;
const JOINS = `from service_ticket as ticket join lead on lead.id = ticket.lead_id
  left join app_user as owner on owner.id = ticket.owner_id left join company on company.id = lead.company_id`;
const OPEN = `ticket.status in ('open', 'doing', 'waiting')`;

/** Questions about requests of companies, within the leads that the person sees. */
@Injectable()
export class TicketsRepository {
  constructor(private readonly database: Database) {}

  /** Soonest first. */
  async list(me: Me, filters: TicketFilters): Promise<{ items: TicketView[]; next: string | null }> {
    const parameters: unknown[] = [];
    const where = this.where(me, filters, parameters);
    const rows = await this.database.query<TicketView & { cursorAt: string }>(
      `select ${COLUMNS}, to_json(ticket.due_at) #>> '{}' as "cursorAt" ${JOINS} where ${where.join(' and ')}
       order by ticket.due_at, ticket.id limit $${parameters.push(filters.limit + 1)}`,
      parameters,
    );
    const { items, next } = pageOf(rows, filters.limit, (row) => ({ at: row.cursorAt, id: row.id }));
    return { items: items.map(({ cursorAt: _cursor, ...ticket }) => ticket), next };
  }

  /** @throws NotFound for an unknown and a foreign ticket alike */
  async one(me: Me, id: string): Promise<TicketView & { history: TicketHistoryItem[] }> {
    const parameters: unknown[] = [id];
    const scope = leadScope(me, parameters);
    const [ticket] = await this.database.query<TicketView>(
      `select ${COLUMNS} ${JOINS} where ticket.id = $1 and ${scope}`,
      parameters,
    );
    if (!ticket) throw new NotFound('ticket_not_found', '没有这项诉求，或您无权查看');
    const history = await this.database.query<TicketHistoryItem>(
      `select event.id, event.at, event.type, actor.name as actor, event.data, note.text
       from event left join app_user as actor on actor.id = event.actor_id
         left join ticket_note as note on note.id = (event.data ->> 'note')::uuid
       where event.subject_id = $1 and event.type like 'ticket.%' order by event.id desc limit 200`,
      [id],
    );
    return { ...ticket, history };
  }

  private where(me: Me, filters: TicketFilters, parameters: unknown[]): string[] {
    const parts = [leadScope(me, parameters), filters.state === 'open' ? OPEN : `not ${OPEN}`];
    if (filters.kind) parts.push(`ticket.kind = $${parameters.push(filters.kind)}`);
    if (filters.owner) parts.push(`ticket.owner_id = $${parameters.push(filters.owner)}::uuid`);
    if (filters.lead) parts.push(`ticket.lead_id = $${parameters.push(filters.lead)}::uuid`);
    if (filters.q) {
      parts.push(saying(filters.q, `$${parameters.push(filters.q.toLowerCase())}::text`));
    }
    if (filters.cursor) {
      const { at, id } = decodeCursor(filters.cursor);
      parts.push(`(ticket.due_at, ticket.id) > ($${parameters.push(at)}::timestamptz, $${parameters.push(id)}::uuid)`);
    }
    return parts;
  }
}

/**
 * Requests whose title has the words, or whose lead has (its company, its people, its number). Ids are gathered first, so
 * that the indexes of words decide and not a walk through all requests.
 */
function saying(q: string, n: string): string {
  const one = [...q].length === 1;
  const grams = one ? `array[${n}]` : `bigrams(${n})`;
  const lead = one ? namedWith(n) : `lead.search_bg @> ${grams} and position(${n} in lower(lead.search_text)) > 0`;
  return `(ticket.id = any(array(select id from service_ticket
      where bigrams(title) || name_characters(title) @> ${grams} and position(${n} in lower(title)) > 0))
    or ticket.lead_id = any(array(select lead.id from lead where ${lead})))`;
}
