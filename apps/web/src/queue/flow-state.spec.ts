import type { FlowHealth, QueueState } from '../api/views';
import { flowState } from './flow-state';

const now = new Date('2026-11-23T08:00:00Z');
const health = (more: Partial<FlowHealth> = {}): FlowHealth =>
  ({
    undelivered: 0,
    oldestUndeliveredMs: 0,
    undone: 0,
    oldestUndoneAt: null,
    lookedAt: '2026-11-23T07:59:50Z',
    ...more,
  }) as FlowHealth;
const queue = (more: Partial<QueueState> = {}): QueueState =>
  ({ name: 'flow', paused: false, waiting: 0, active: 0, delayed: 0, workers: 1, oldestMs: 0, ...more }) as QueueState;

describe('the state of the flow', () => {
  it('is fine while work is taken up within half a minute', () => {
    expect(flowState(health(), [queue({ oldestMs: 29_000 })], 0, now)).toBe('fine');
  });

  it('is behind when a job or an event waits longer, unless somebody paused it or it is a long import', () => {
    expect(flowState(health(), [queue({ oldestMs: 31_000 })], 0, now)).toBe('behind');
    expect(flowState(health({ oldestUndeliveredMs: 31_000 }), [queue()], 0, now)).toBe('behind');
    expect(flowState(health(), [queue({ oldestMs: 31_000, paused: true })], 0, now)).toBe('paused');
    expect(flowState(health(), [queue(), queue({ name: 'imports', oldestMs: 90_000 })], 0, now)).toBe('fine');
  });

  it('says when somebody paused a queue, unless something worse holds', () => {
    const paused = queue({ name: 'reminders', paused: true });
    expect(flowState(health(), [queue(), paused], 0, now)).toBe('paused');
    expect(flowState(health(), [queue({ oldestMs: 31_000 }), paused], 0, now)).toBe('behind');
    expect(flowState(health(), [queue({ workers: 0 }), paused], 0, now)).toBe('silent');
  });

  it('says that something failed for good, unless what is still to come waits as well', () => {
    expect(flowState(health(), [queue()], 2, now)).toBe('failed');
    expect(flowState(health(), [queue(), queue({ name: 'reminders', paused: true })], 1, now)).toBe('failed');
    expect(flowState(health(), [queue({ oldestMs: 31_000 })], 2, now)).toBe('behind');
  });

  it('is silent without a worker, or when nobody has looked for two minutes', () => {
    expect(flowState(health(), [queue({ workers: 0 })], 0, now)).toBe('silent');
    expect(flowState(health({ lookedAt: '2026-11-23T07:57:50Z' }), [queue()], 0, now)).toBe('silent');
    expect(flowState(health({ lookedAt: null }), [queue()], 0, now)).toBe('silent');
    const paused = [queue(), queue({ name: 'clock', paused: true })];
    expect(flowState(health({ lookedAt: '2026-11-23T07:00:00Z' }), paused, 0, now)).toBe('paused');
  });
});
