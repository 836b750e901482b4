/** How a request ended, in a word. */
export type FetchOutcome =
  | 'ok'
  | 'unchanged'
  | 'redirect'
  | 'address'
  | 'blocked'
  | 'robots'
  | 'waiting'
  | 'refused'
  | 'missing'
  | 'server'
  | 'timeout'
  | 'network'
  | 'redirects'
  | 'encoding'
  | 'too_large'
  | 'not_text'
  | 'malformed'
  | 'no_story'
  | 'error_page';

const PASSING: ReadonlySet<FetchOutcome> = new Set(['waiting', 'refused', 'server', 'timeout', 'network']);

/** A page that did not come. The message is a sentence for editors; nothing of the page's own words is in it. */
export class FetchTrouble extends Error {
  constructor(
    readonly outcome: Exclude<FetchOutcome, 'ok' | 'unchanged' | 'redirect'>,
    message: string,
    /** When the host may be asked again. */
    readonly until: Date | null = null,
  ) {
    super(message);
  }

  /** It concerns the whole host and may be over by itself: nothing more is asked there for now. */
  get passing(): boolean {
    return PASSING.has(this.outcome);
  }
}
