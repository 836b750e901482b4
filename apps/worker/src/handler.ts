import type { Tx } from '@app/platform';

/** The event that a handler follows, read anew for each try. */
export interface FlowEvent {
  id: string;
  type: string;
  leadId: string | null;
  subjectId: string | null;
  data: Record<string, unknown>;
}

/** One follower. It runs inside the transaction that also marks the event as handled: all of it or nothing, once. */
export interface Handler {
  handle(tx: Tx, event: FlowEvent): Promise<void>;
  /** The same for several events of one type, where that takes fewer statements. */
  handleMany?(tx: Tx, events: FlowEvent[]): Promise<void>;
}
