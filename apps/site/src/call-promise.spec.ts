import { WorkingCalendar } from '@app/reference';
import { callPromise } from './call-promise.js';
import { wordsOf } from './site-words.js';

const calendar = new WorkingCalendar();
const promised = (received: string, now = received, language: 'zh-CN' | 'en' = 'zh-CN', firstCallMinutes = 30) =>
  callPromise(wordsOf(language), new Date(received), new Date(now), { calendar, firstCallMinutes });

describe('the promise of a call', () => {
  it.each([
    ['in working hours', '2026-11-23T10:00:00+08:00', '今天 10:30 '],
    ['at night', '2026-11-23T22:00:00+08:00', '明天（周二）09:30 '],
    ['on a Saturday', '2026-11-21T11:00:00+08:00', '11月23日（周一）09:30 '],
    ['before the National Day holiday', '2026-09-30T22:00:00+08:00', '10月8日（周四）09:30 '],
  ])('changes %s', (_case, received, when) => expect(promised(received).when).toBe(when));

  it.each([
    ['2026-11-23T10:00:00+08:00', 15, '今天 10:15 '],
    ['2026-11-23T10:00:00+08:00', 120, '今天 12:00 '],
    ['2026-11-23T17:00:00+08:00', 120, '明天（周二）10:00 '],
    ['2026-11-21T11:00:00+08:00', 60, '11月23日（周一）10:00 '],
  ])('received %s with %i minutes to call in, is %s', (received, minutes, when) =>
    expect(promised(received, received, 'zh-CN', minutes).when).toBe(when),
  );

  it('knows the days that the admin closed', () => {
    const closed = new WorkingCalendar({ overrides: [{ day: '2026-11-23', working: false }] });
    const received = new Date('2026-11-23T10:00:00+08:00');
    const terms = { calendar: closed, firstCallMinutes: 30 };
    expect(callPromise(wordsOf('zh-CN'), received, received, terms).when).toBe('明天（周二）09:30 ');
  });

  it('says when it was due, once that has passed', () => {
    const late = promised('2026-11-23T10:00:00+08:00', '2026-11-24T15:00:00+08:00');
    expect(late).toMatchObject({ when: '11月23日（周一）10:30 ', late: true });
  });
  it('speaks English too', () => {
    expect(promised('2026-11-23T22:00:00+08:00', undefined, 'en').when).toBe('tomorrow (Tuesday) by 09:30');
  });
});
