import { stages } from '@app/leads';
import { WorkingCalendar } from '@app/reference';
import { stepOnEntering } from './stage-step.js';

const calendar = new WorkingCalendar();
const at = (text: string): Date => new Date(`${text}:00+08:00`);

describe('the step that a stage asks for', () => {
  it('has a title for every stage and is due on the next working morning', () => {
    for (const stage of stages) {
      const step = stepOnEntering(stage, at('2026-03-10T16:00'), calendar);
      expect(step).toMatchObject({ kind: 'follow_up', due: at('2026-03-11T09:30') });
      expect(step.title).not.toBe('');
    }
  });

  it('passes over a weekend and a holiday', () => {
    expect(stepOnEntering('qualified', at('2026-03-13T16:00'), calendar).due).toEqual(at('2026-03-16T09:30'));
    expect(stepOnEntering('qualified', at('2026-09-30T16:00'), calendar).due).toEqual(at('2026-10-08T09:30'));
  });

  it('says what is next', () => {
    expect(stepOnEntering('visited', at('2026-03-10T16:00'), calendar).title).toBe('带看回访');
    expect(stepOnEntering('parked', at('2026-03-10T16:00'), calendar, '2026-06-01').title).toBe('唤醒：重新联系');
  });

  it('wakes a parked lead on its day, or on the first working day after it', () => {
    expect(stepOnEntering('parked', at('2026-03-10T16:00'), calendar, '2026-06-01').due).toEqual(
      at('2026-06-01T09:30'),
    );
    const afterHoliday = stepOnEntering('parked', at('2026-03-10T16:00'), calendar, '2026-10-02').due;
    expect(calendar.dayOf(afterHoliday)).toBe('2026-10-08');
    expect(calendar.isWorkingTime(afterHoliday)).toBe(true);
  });
});
