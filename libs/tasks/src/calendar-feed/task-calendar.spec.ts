import { type CalendarTask, taskCalendar } from './task-calendar.js';

const task: CalendarTask = {
  id: '6f1c0d4e-0000-4000-8000-000000000001',
  title: '给张建国 13900001111 回电',
  due: new Date('2026-03-10T15:00:00+08:00'),
  createdAt: new Date('2026-03-09T09:00:00+08:00'),
  ref: 'L-2K7Q',
  company: '云岭精工有限公司',
  contact: '张建国',
};

describe('tasks as a calendar', () => {
  it('stand in China’s time, which the file explains', () => {
    const text = taskCalendar([task]);
    expect(text).toContain('BEGIN:VTIMEZONE\r\nTZID:Asia/Shanghai');
    expect(text).toContain('DTSTART;TZID=Asia/Shanghai:20260310T150000');
    expect(text).toContain('DTSTAMP:20260309T010000Z');
    expect(text).toContain(`UID:${task.id}@plotline`);
  });

  it('take no phone and no full name of a visitor out of the house', () => {
    const text = taskCalendar([task]).replace(/\r\n /g, '');
    expect(text).toContain('云岭精工有限公司');
    expect(text).not.toMatch(/13900001111|建国/);
  });

  it('are the same text for the same tasks', () => {
    expect(taskCalendar([task])).toBe(taskCalendar([task]));
    expect(taskCalendar([])).toContain('END:VCALENDAR');
  });
});
