import { WorkingCalendar } from '@app/reference';
import { type CallOutcome, callOutcomes, nextStepAfter } from './call-outcome.js';

const calendar = new WorkingCalendar();
/** A local time in China. */
const at = (text: string): Date => new Date(`${text}:00+08:00`);
const due = (outcome: CallOutcome, now: string, agreed?: string): Date =>
  nextStepAfter(outcome, at(now), calendar, agreed ? at(agreed) : undefined).due;

describe('the step after a call', () => {
  it('is never none, and lies in working time', () => {
    for (const now of ['2026-03-10T10:00', '2026-03-13T17:59', '2026-03-14T23:00', '2026-09-30T17:00']) {
      for (const outcome of callOutcomes) {
        const step = nextStepAfter(outcome, at(now), calendar);
        expect(step.title).not.toBe('');
        expect(step.due.getTime()).toBeGreaterThan(at(now).getTime());
        const justBefore = new Date(step.due.getTime() - 60_000);
        expect([step.due, justBefore].some((time) => calendar.isWorkingTime(time))).toBe(true);
      }
    }
  });

  it('after interest is to send sites within half a working day', () => {
    expect(nextStepAfter('interested', at('2026-03-10T09:00'), calendar).kind).toBe('send_sites');
    expect(due('interested', '2026-03-10T09:00')).toEqual(at('2026-03-10T14:15'));
    expect(due('interested', '2026-03-10T16:00')).toEqual(at('2026-03-11T10:45'));
  });

  it('is to call at the agreed time, also outside working hours', () => {
    const step = nextStepAfter('call_again', at('2026-03-10T10:00'), calendar, at('2026-03-14T20:15'));
    expect(step).toMatchObject({ kind: 'call_back', due: at('2026-03-14T20:15') });
  });

  it('is to call on the next working morning when no time was agreed', () => {
    expect(due('call_again', '2026-03-10T10:00')).toEqual(at('2026-03-11T09:30'));
    expect(due('call_again', '2026-03-13T10:00')).toEqual(at('2026-03-16T09:30'));
  });

  it('is to call once more two working hours after nobody answered', () => {
    expect(due('no_answer', '2026-03-10T09:00')).toEqual(at('2026-03-10T11:00'));
    expect(due('no_answer', '2026-03-10T11:00')).toEqual(at('2026-03-10T14:30'));
    expect(due('no_answer', '2026-03-13T17:00')).toEqual(at('2026-03-16T10:00'));
  });

  it('waits for the end of a long holiday', () => {
    expect(due('no_answer', '2026-09-30T17:30')).toEqual(at('2026-10-08T10:30'));
    expect(due('call_again', '2026-09-30T10:00')).toEqual(at('2026-10-08T09:30'));
  });

  it('counts a Sunday that is worked to make up for a holiday', () => {
    expect(calendar.isWorkday('2026-02-14')).toBe(true);
    expect(due('call_again', '2026-02-13T10:00')).toEqual(at('2026-02-14T09:30'));
  });

  it('is a day later to look for another number, or to think about a refusal', () => {
    expect(nextStepAfter('wrong_number', at('2026-03-10T10:00'), calendar).kind).toBe('follow_up');
    expect(nextStepAfter('refused', at('2026-03-10T10:00'), calendar).kind).toBe('review');
    for (const outcome of ['wrong_number', 'refused'] as const) {
      expect(due(outcome, '2026-03-10T10:00')).toEqual(at('2026-03-11T10:00'));
    }
  });
});
