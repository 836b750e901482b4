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
    expect(flowState(health(), [queue({ oldestMs: 29_000 })], now)).toBe('fine');
  });

  it('is behind when a job or an event waits longer, unless somebody paused it or it is a long import', () => {
    expect(flowState(health(), [queue({ oldestMs: 31_000 })], now)).toBe('behind');
    expect(flowState(health({ oldestUndeliveredMs: 31_000 }), [queue()], now)).toBe('behind');
    expect(flowState(health(), [queue({ oldestMs: 31_000, paused: true })], now)).toBe('paused');
    expect(flowState(health(), [queue(), queue({ name: 'imports', oldestMs: 90_000 })], now)).toBe('fine');
  });

  it('says when somebody paused a queue, unless something worse holds', () => {
    const paused = queue({ name: 'reminders', paused: true });
    expect(flowState(health(), [queue(), paused], now)).toBe('paused');
    expect(flowState(health(), [queue({ oldestMs: 31_000 }), paused], now)).toBe('behind');
    expect(flowState(health(), [queue({ workers: 0 }), paused], now)).toBe('silent');
  });

  it('is silent without a worker, or when nobody has looked for two minutes', () => {
    expect(flowState(health(), [queue({ workers: 0 })], now)).toBe('silent');
    expect(flowState(health({ lookedAt: '2026-11-23T07:57:50Z' }), [queue()], now)).toBe('silent');
    expect(flowState(health({ lookedAt: null }), [queue()], now)).toBe('silent');
    const paused = [queue(), queue({ name: 'clock', paused: true })];
    expect(flowState(health({ lookedAt: '2026-11-23T07:00:00Z' }), paused, now)).toBe('paused');
  });
});
