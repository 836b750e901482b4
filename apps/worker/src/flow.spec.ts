import { type EventType, flow, followers, followersOf, inOneGo, together } from './flow.js';
import { Handlers, processors } from './handlers.js';
import { clockEvery, flowJobOptions, jobId } from './jobs.js';

describe('the page of what follows what', () => {
  const names = [...new Set(followers.map(({ handler }) => handler))];
  /** Each processor stands where the constructor of `Handlers` wants it. */
  const handlers = new Handlers(
    ...(processors.map((kind) => new (kind as never as new () => object)()) as never as ConstructorParameters<
      typeof Handlers
    >),
  );

  it('names only handlers that exist, each of its own kind', () => {
    for (const name of names) expect(handlers.byName[name]).toBeDefined();
    expect(Object.keys(handlers.byName).sort()).toEqual([...names].sort());
    expect(new Set(Object.values(handlers.byName)).size).toBe(names.length);
    for (const name of names) {
      const kind = name.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
      expect(handlers.byName[name].constructor.name).toBe(kind);
    }
  });

  it('brings every inquiry to a first call', () => {
    expect(followersOf('inquiry.received')).toEqual(['open-lead']);
    expect(followersOf('lead.opened')).toContain('match-lead');
    expect(followersOf('lead.matched')).toEqual(['assign-lead']);
    expect(followersOf('lead.assigned')).toContain('first-call');
    expect(followersOf('lead.claimed')).toContain('first-call');
    expect(followersOf('lead.transferred')).toContain('first-call');
  });

  it('says nothing follows what it does not know', () => {
    for (const type of ['inquiry.dismissed', 'lead.noted', '']) {
      expect(followersOf(type)).toEqual([]);
    }
  });

  it('pairs every event with each of its followers, once', () => {
    for (const [type, wanted] of Object.entries(flow)) {
      expect(new Set<string>(wanted).size).toBe(wanted.length);
      expect(followersOf(type)).toEqual(wanted);
      expect(followers.filter((pair) => pair.type === type).map(({ handler }) => handler)).toEqual(wanted);
    }
    expect(new Set(followers.map(({ type, handler }) => `${type} ${handler}`)).size).toBe(followers.length);
  });

  it('leaves each event to one batch at most: the first that is done tells the relay that nothing is left', () => {
    const inBatches = (type: string) => followersOf(type).filter((handler) => together.has(handler));
    for (const type of Object.keys(flow)) expect(inBatches(type).length).toBeLessThanOrEqual(1);
    for (const handler of together.keys()) expect(inOneGo.has(handler)).toBe(false);
  });

  it('never leads back to where it began', () => {
    const next: Record<string, EventType[]> = {
      'open-lead': ['lead.opened', 'lead.joined'],
      'match-lead': ['lead.matched'],
      'assign-lead': ['lead.assigned'],
    };
    const walk = (type: string, path: string[]): void => {
      expect(path).not.toContain(type);
      for (const handler of followersOf(type)) for (const after of next[handler] ?? []) walk(after, [...path, type]);
    };
    for (const type of Object.keys(flow)) walk(type, []);
  });
});

describe('a job', () => {
  it('has an id that says whose work for which event it is, in letters that the queue takes', () => {
    const ids = followers.flatMap(({ handler }) => ['1', '9007199254740993'].map((event) => jobId(handler, event)));
    for (const id of ids) {
      expect(id).not.toContain(':');
      expect(id).not.toMatch(/^\d+$/);
    }
    expect(jobId('match-lead', '7')).toBe('match-lead-7');
    expect(jobId('match-lead', '17')).not.toBe(jobId('match-lead', '7'));
    expect(new Set(ids).size).toBe(2 * new Set(followers.map(({ handler }) => handler)).size);
  });

  it('is tried often enough to outlast a restart of the database', () => {
    const { attempts, backoff } = flowJobOptions;
    const waits = Array.from({ length: attempts - 1 }, (_, index) => backoff.delay * 2 ** index);
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(5 * 60_000);
  });

  it('of the clock comes at least every minute', () => {
    for (const every of Object.values(clockEvery)) expect(every).toBeLessThanOrEqual(60_000);
  });
});
