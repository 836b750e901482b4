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
    await this.transaction(handler, (tx) => this.one(tx, handler, eventId));
  }

  /**
   * The same, and in the same transaction what follows from it, as far as that may run in one go: all of it or nothing.
   * What may not is left to the relay.
   */
  async runChain(handler: HandlerName, eventId: string): Promise<void> {
    await this.transaction(handler, async (tx) => {
      const recorded = this.events.gather(tx);
      await this.one(tx, handler, eventId);
      await this.goOn(tx, recorded);
    });
  }

  private transaction(handler: HandlerName, work: (tx: Tx) => Promise<void>): Promise<void> {
    if (!inOneGo.has(handler)) return this.database.transaction((tx) => tx.query(UNHURRIED).then(() => work(tx)));
    return this.database.routine((tx) => tx.query(`${UNHURRIED}; ${PLANNED_ONCE}`).then(() => work(tx)));
  }

  private async one(tx: Tx, handler: HandlerName, eventId: string): Promise<void> {
    const event = await this.handled.first(tx, handler, eventId);
    if (!event || !(await this.followSurvivor(tx, event))) return;
    await this.handlers.byName[handler].handle(tx, event);
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
    if (event.leadId === null) return true;
    const [row] = await tx.query<{ there: boolean; survivor: string | null }[]>(
      `select there, case when not there then surviving_lead($1) end as survivor
       from (select exists (select from lead where id = $1) as there offset 0) as lead`,
      [event.leadId],
    );
    if (row!.there) return true;
    event.leadId = row!.survivor;
    return event.leadId !== null && event.type !== 'lead.stage_changed';
  }
}

/**
 * Lets the commit return before it is on the disk. What a follower did is lost in a crash of the database only together
 * with its mark in `handled`, and the reconciler has it done again; the locks of an assignment are held shorter.
 */
const UNHURRIED = `set local synchronous_commit = off; ${LET_GO}`;
/**
 * A plan for whatever values come, made once: planning anew costs more than the statements do. They all go by index; a plan
 * that was made while the tables were small must not read them in whole when they have grown.
 */
const PLANNED_ONCE = `set local plan_cache_mode = force_generic_plan; set local enable_seqscan = off`;
