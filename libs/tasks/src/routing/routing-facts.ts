import { Injectable } from '@nestjs/common';
import type { Need } from '@app/needs';
import { Clock, Database, type Reads, rows, type Tx } from '@app/platform';
import type { Candidate } from '../choose-owner.js';
import { LadderSettings } from '../ladder/ladder-settings.js';
import { OfficeCalendar } from '../office-calendar.js';
import { leadToAssign } from './lead-to-assign.js';
import type { LeadToAssign } from './routing-rules.js';

export interface LeadFacts {
  id: string;
  ownerId: string | null;
  open: boolean;
  waiting: boolean;
  /** A lead that was joined has its tasks already: nothing new to announce. */
  hasTask: boolean;
  asks: LeadToAssign;
}

interface Row extends Omit<LeadFacts, 'asks'> {
  need: Partial<Need>;
  source: string;
  words: string | null;
  formerOwnerId: string | null;
}

// Each "offset 0" keeps the planner from walking through everything by date to find the first that fits.
/** First words of the lead's first inquiry: enough to see the script that they are written in. */
const WORDS = `(select left(need || ' ' || usage, 200) from (
    select need, usage, created_at from inquiry where inquiry.lead_id = lead.id offset 0) as own
  order by created_at limit 1)`;

/** Who knew the person, by the lead before; else whoever has an open lead of the same company. */
const FORMER = `coalesce(
  (select former.owner_id from lead as former where former.id = lead.linked_lead_id),
  (select owner_id from (
     select other.owner_id, other.created_at from lead as other where other.company_id = lead.company_id and other.id <> lead.id
       and other.owner_id is not null and other.open offset 0) as others
   order by created_at desc limit 1))`;

/** What routing reads: leads without names, advisors with their load. */
@Injectable()
export class RoutingFacts {
  constructor(
    private readonly calendar: OfficeCalendar,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly ladder: LadderSettings,
  ) {}

  /** Locks the leads, in the order of their ids. */
  async lockLeads(tx: Tx, ids: string[]): Promise<Map<string, LeadFacts>> {
    const found = await tx.query<Row[]>(
      `select lead.id, lead.owner_id as "ownerId", lead.open, lead.need, lead.source_kind as source,
         lead.waiting_since is not null as waiting, ${WORDS} as words, ${FORMER} as "formerOwnerId",
         exists (select 1 from task where task.lead_id = lead.id) as "hasTask"
       from lead where lead.id = any($1::uuid[]) order by lead.id for update of lead`,
      [ids],
    );
    return new Map(
      found.map(({ need, source, words, formerOwnerId, ...lead }) => [
        lead.id,
        { ...lead, asks: leadToAssign(need, { source, words, formerOwnerId }) },
      ]),
    );
  }

  /** Locks the advisors' rows, so that load and turn are counted one assignment after the other. */
  async lockCandidates(tx: Tx): Promise<Candidate[]> {
    await tx.query(
      `select id from app_user where role = 'advisor' and disabled_at is null order by id for no key update`,
    );
    return this.withDuty(tx, await this.candidates(tx));
  }

  /** Who has a week of their own may not be at work when a visitor of this moment is promised a call. */
  private async withDuty(tx: Tx, candidates: Candidate[]): Promise<Candidate[]> {
    const office = await this.calendar.read(tx);
    const own = await Promise.all(candidates.map(({ id }) => this.calendar.ofPerson(id, tx)));
    if (own.every((calendar) => calendar === office)) return candidates;
    const { firstCallMinutes } = await this.ladder.read(tx);
    const called = own.map((calendar) => calendar.addWorkingMinutes(this.clock.now(), firstCallMinutes));
    const promised = office.addWorkingMinutes(this.clock.now(), firstCallMinutes);
    return candidates.map((one, nth) => ({ ...one, offDuty: called[nth]! > promised }));
  }

  candidates(reads: Reads = this.database): Promise<Candidate[]> {
    return rows(
      reads,
      `select app_user.id, app_user.name, app_user.team_id as "teamId", app_user.regions, app_user.industries,
         app_user.skills, app_user.capacity, app_user.weight, app_user.turn::float8 as turn,
         app_user.last_assigned_at::text as "lastAssignedAt",
         coalesce(app_user.on_leave_until > now(), false) or exists (select 1 from user_leave
           where user_leave.user_id = app_user.id
             and (now() at time zone 'Asia/Shanghai')::date between from_day and to_day) as "onLeave",
         (select count(*)::int from lead where lead.owner_id = app_user.id and lead.open) as "openLeads"
       from app_user where role = 'advisor' and disabled_at is null order by app_user.id`,
    );
  }
}
