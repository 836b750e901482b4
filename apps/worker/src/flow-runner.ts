import { Injectable } from '@nestjs/common';
import { Events, Handled, type RecordedEvent } from '@app/audit';
import { Database, type Tx } from '@app/platform';
import { followersOf, type HandlerName, inOneGo } from './flow.js';
import type { FlowEvent } from './handler.js';
import { Handlers } from './handlers.js';
import { LET_GO } from './jobs.js';

/** Runs one follower for one event, once however often the queue delivers it. */
@Injectable()
export class FlowRunner {
  constructor(
    private readonly database: Database,
    private readonly events: Events,
    private readonly handled: Handled,
    private readonly handlers: Handlers,
  ) {}

  async run(handler: HandlerName, eventId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      await unhurried(tx);
      await this.one(tx, handler, eventId);
    });
  }

  /**
   * The same, and in the same transaction what follows from it, as far as that may run in one go: all of it or nothing.
   * What may not is left to the relay.
   */
  async runChain(handler: HandlerName, eventId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      await unhurried(tx);
      const recorded = this.events.gather(tx);
      await this.one(tx, handler, eventId);
      await this.goOn(tx, recorded);
    });
  }

  private async one(tx: Tx, handler: HandlerName, eventId: string): Promise<void> {
    if (!(await this.handled.first(tx, handler, eventId))) return;
    const [event] = await tx.query<(FlowEvent & { leadGone: boolean })[]>(
      `select id, type, lead_id as "leadId", subject_id as "subjectId", data,
         lead_id is not null and not exists (select from lead where lead.id = event.lead_id) as "leadGone"
       from event where id = $1`,
      [eventId],
    );
    if (!event) return;
    const { leadGone, ...now } = event;
    if (leadGone && !(await this.followSurvivor(tx, now))) return;
    await this.handlers.byName[handler].handle(tx, now);
  }

  /** The list grows while it is worked off. Nobody else knows of these events yet, so that each follower comes first. */
  private async goOn(tx: Tx, recorded: RecordedEvent[]): Promise<void> {
    const done: [string, HandlerName][] = [];
    const left = new Set<string>();
    for (const event of recorded) {
      for (const handler of followersOf(event.type)) {
        if (!inOneGo.has(handler)) {
          left.add(event.id);
          continue;
        }
        await this.handlers.byName[handler].handle(tx, { ...event });
        done.push([event.id, handler]);
      }
    }
    await this.handled.mark(tx, done);
    await this.events.handOver(tx, [...left]);
  }

  /**
   * What comes late for a lead that was merged goes to its survivor; what was said of the other's own stage does not,
   * and a lead that is gone for good has nothing to follow.
   */
  private async followSurvivor(tx: Tx, event: FlowEvent): Promise<boolean> {
    if (event.type === 'lead.stage_changed') return false;
    const [row] = await tx.query<{ id: string | null }[]>(`select surviving_lead($1) as id`, [event.leadId]);
    event.leadId = row?.id ?? null;
    return event.leadId !== null;
  }
}

/**
 * Lets the commit return before it is on the disk. What a follower did is lost in a crash of the database only together
 * with its mark in `handled`, and the reconciler has it done again; the locks of an assignment are held shorter.
 */
const unhurried = (tx: Tx): Promise<unknown> => tx.query(`set local synchronous_commit = off; ${LET_GO}`);
