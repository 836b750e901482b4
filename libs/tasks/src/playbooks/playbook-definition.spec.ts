import fc from 'fast-check';
import { WorkingCalendar } from '@app/reference';
import { type PlaybookDefinition, playbookProblems, type PlaybookStep } from './playbook-definition.js';
import { stepDue, stepTimes } from './step-times.js';

const calendar = new WorkingCalendar();
const at = (text: string): Date => new Date(`${text}:00+08:00`);
const call = (wait: PlaybookStep['wait']): PlaybookStep => ({ kind: 'call_back', title: '回电', wait });
const plain: PlaybookDefinition = {
  steps: [call({ minutes: 120 })],
  repeat: null,
  stopOnReply: true,
  stopOnStage: true,
  next: null,
};
const around = { id: 'a', today: '2026-03-10', others: new Map() };
const why = (change: Partial<PlaybookDefinition>, surroundings = around): string =>
  playbookProblems({ ...plain, ...change }, surroundings)
    .map(({ message }) => message)
    .join();

describe('a playbook', () => {
  it('is refused without steps, without an end, with a past day, and when it leads back to itself', () => {
    expect(why({})).toBe('');
    expect(why({ steps: [] })).toContain('至少要有一步');
    expect(why({ repeat: { days: 3, times: 0 } })).toContain('终点');
    expect(why({ repeat: { days: 3, times: 1000 } })).toContain('终点');
    expect(why({ steps: [call({ on: '2026-03-10' })] })).toContain('已经过去');
    expect(why({ steps: [call({ on: '2026-05-01' }), call({ on: '2026-04-01' })] })).toContain('从早到晚');
    expect(why({ steps: [call({ minutes: 5, days: 1 })] })).toContain('只填一种');
    expect(why({ next: 'a' })).toContain('绕回来');
    const others = new Map([
      ['b', { name: '二', next: 'c' }],
      ['c', { name: '三', next: 'a' }],
    ]);
    expect(why({ next: 'b' }, { ...around, others })).toContain('本方案 → 二 → 三');
    expect(why({ next: 'gone' })).toContain('不存在');
  });

  it('makes six attempts over five working days', () => {
    const steps = [call({ minutes: 120 }), ...[3, 4, 5, 6].map(() => call({ minutes: 450 }))];
    const times = stepTimes({ ...plain, steps }, at('2026-03-09T09:00'), calendar).map(({ due }) => due);
    expect([times[0], times.at(-1)]).toEqual([at('2026-03-09T11:00'), at('2026-03-13T11:00')]);
  });

  it('keeps to working days over a long holiday, and to the time that was told', () => {
    expect(stepDue({ days: 1, time: '09:30' }, at('2026-09-30T17:00'), calendar)).toEqual(at('2026-10-08T09:30'));
    expect(stepDue({ on: '2026-03-14', time: '15:00' }, at('2026-03-10T09:00'), calendar)).toEqual(
      at('2026-03-16T09:00'),
    );
  });

  it('comes to an end, in order and in working time, for every definition that may be saved', () => {
    const wait = fc.oneof(
      fc.record({ minutes: fc.integer({ min: 0, max: 3000 }) }),
      fc.record({ days: fc.integer({ min: 1, max: 40 }), time: fc.constantFrom('09:30', '14:00', '08:00') }),
    );
    const definition = fc.record({
      steps: fc.array(wait.map(call), { minLength: 1, maxLength: 8 }),
      repeat: fc.option(fc.record({ days: fc.integer({ min: 1, max: 30 }), times: fc.integer({ min: 1, max: 24 }) })),
    });
    const from = fc.integer({ min: 0, max: 400 * 24 * 60 }).map((m) => new Date(at('2026-01-01T00:00').getTime() + m * 60_000)); // prettier-ignore
    fc.assert(
      fc.property(definition, from, (part, start) => {
        const whole = { ...plain, ...part };
        expect(playbookProblems(whole, around)).toEqual([]);
        const times = stepTimes(whole, start, calendar);
        expect(times).toHaveLength(whole.steps.length + (whole.repeat?.times ?? 0));
        times.forEach(({ due }, index) => {
          expect(due.getTime()).toBeGreaterThanOrEqual((times[index - 1]?.due ?? start).getTime());
          const justBefore = new Date(due.getTime() - 60_000);
          expect([due, justBefore].some((time) => calendar.isWorkingTime(time))).toBe(true);
        });
      }),
      { numRuns: 200 },
    );
  });
});
