import { Inject, Injectable } from '@nestjs/common';
import { Events, Handled, Outbox, type RecordedEvent } from '@app/audit';
import { Database, LOGGER, type Logger, type Tx } from '@app/platform';
import { Batches } from './batches.js';
import { followersOf, type HandlerName, inOneGo, together } from './flow.js';
import type { FlowEvent } from './handler.js';
import { Handlers } from './handlers.js';
import { LET_GO } from './jobs.js';

/** Events that one transaction takes together at most. */
const AT_ONCE = 50;

/** Runs one follower for one event, once however often the queue delivers it. */
@Injectable()
export class FlowRunner {
  private readonly batches = new Map(
    [...together].map(([handler, pause]) => [
      handler,
      new Batches<string>((eventIds) => this.runTogether(handler, eventIds), AT_ONCE, pause),
    ]),
  );

  constructor(
    private readonly database: Database,
    private readonly events: Events,
    private readonly handled: Handled,
    private readonly handlers: Handlers,
    private readonly outbox: Outbox,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async run(handler: HandlerName, eventId: string): Promise<void> {
    await this.transaction(handler, async (tx) => {
      for (const event of await this.begin(tx, handler, [eventId]))
        await this.handlers.byName[handler].handle(tx, event);
    });
  }

  /**
   * The same, and in the same transaction what follows from it, as far as that may run in one go: all of it or nothing.
   * What is done together with others follows in a moment, and then what follows from that; it is waited for only when
   * there is much of it. What may not is left to the relay.
   */
  async runChain(handler: HandlerName, eventId: string): Promise<void> {
    const batches = this.batches.get(handler);
    if (batches) return batches.run(eventId);
    const asked = await this.transaction(handler, async (tx) => {
      const recorded = this.events.gather(tx);
      for (const event of await this.begin(tx, handler, [eventId]))
        await this.handlers.byName[handler].handle(tx, event);
      return this.goOn(tx, recorded);
    });
    await Promise.all(asked.map(([next, id]) => this.follow(next, id)));
  }

  /** Resolves when nothing is left of what is done together. */
  async settled(): Promise<void> {
    await Promise.all([...this.batches.values()].map((batches) => batches.settled()));
  }

  private async follow(handler: HandlerName, eventId: string): Promise<void> {
    const batches = this.batches.get(handler)!;
    const ended = batches
      .run(eventId)
      .catch((error: unknown) => this.logger.warn({ err: error, handler, eventId }, 'left to the relay'));
    if (batches.crowded) await ended;
  }

  private async runTogether(handler: HandlerName, eventIds: string[]): Promise<void> {
    await this.transaction(handler, async (tx) => {
      const events = await this.begin(tx, handler, eventIds);
      const recorded = this.events.gather(tx, events);
      await this.handle(tx, handler, events);
      await this.goOn(tx, recorded);
      await this.outbox.remove(tx, eventIds);
    });
  }

  private transaction<T>(handler: HandlerName, work: (tx: Tx) => Promise<T>): Promise<T> {
    if (!inOneGo.has(handler) && !this.batches.has(handler))
      return this.database.transaction((tx) => tx.query(UNHURRIED).then(() => work(tx)));
    return this.database.routine(`${UNHURRIED}; ${PLANNED_ONCE}`, work);
  }

  private async begin(tx: Tx, handler: HandlerName, eventIds: string[]): Promise<RecordedEvent[]> {
    return this.followSurvivors(tx, await this.handled.first(tx, handler, eventIds));
  }

  private async handle(tx: Tx, name: HandlerName, events: FlowEvent[]): Promise<void> {
    const handler = this.handlers.byName[name];
    if (handler.handleMany && events.length > 1) return handler.handleMany(tx, events);
    for (const event of events) await handler.handle(tx, { ...event });
  }

  /**
   * The list grows while it is worked off. Nobody else knows of these events yet, so that each follower comes first.
   * @returns what is to be done together with others, once this transaction is committed
   */
  private async goOn(tx: Tx, recorded: RecordedEvent[]): Promise<[HandlerName, string][]> {
    const done: [string, HandlerName][] = [];
    const asked: [HandlerName, string][] = [];
    const left = new Set<string>();
    for (let at = 0; at < recorded.length;) {
      const wave = recorded.slice(at);
      at = recorded.length;
      for (const type of new Set(wave.map((event) => event.type))) {
        const events = wave.filter((event) => event.type === type);
        for (const handler of followersOf(type)) {
          if (this.batches.has(handler)) asked.push(...events.map(({ id }) => [handler, id] as [HandlerName, string]));
          else if (!inOneGo.has(handler)) for (const { id } of events) left.add(id);
          else {
            await this.handle(tx, handler, events);
            done.push(...events.map(({ id }) => [id, handler] as [string, HandlerName]));
          }
        }
      }
    }
    await this.events.handOver(tx, [...left]);
    const own = asked.filter(([, id]) => !left.has(id));
    await this.handled.mark(tx, done, [...new Set(own.map(([, id]) => id))]);
    return own;
  }

  /**
   * What comes late for a lead that was merged goes to its survivor; what was said of the other's own stage does not,
   * and a lead that is gone for good has nothing to follow.
   */
  private async followSurvivors(tx: Tx, events: RecordedEvent[]): Promise<RecordedEvent[]> {
    const leadIds = [...new Set(events.flatMap(({ leadId }) => leadId ?? []))];
    if (leadIds.length === 0) return events;
    const gone = await tx.query<{ id: string; survivor: string | null }[]>(
      `select id, surviving_lead(id) as survivor from unnest($1::uuid[]) as asked (id)
       where not exists (select from lead where lead.id = asked.id)`,
      [leadIds],
    );
    const survivors = new Map(gone.map(({ id, survivor }) => [id, survivor]));
    return events
      .filter(
        ({ type, leadId }) =>
          !leadId || !survivors.has(leadId) || (survivors.get(leadId) && type !== 'lead.stage_changed'),
      )
      .map((event) => ({ ...event, leadId: survivors.get(event.leadId ?? '') ?? event.leadId }));
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
