import { atWall, dayNumber, fromLocalField, isoDay, toLocalField, wallOf } from './shanghai';

const evening = new Date('2026-11-22T16:30:00Z');

describe('the clock of Shanghai', () => {
  it('is already Monday there while it is Sunday afternoon in UTC', () => {
    expect(wallOf(evening)).toEqual({ year: 2026, month: 11, day: 23, hour: 0, minute: 30, weekday: 1 });
    expect(isoDay(evening)).toBe('2026-11-23');
  });

  it('counts days from midnight there', () => {
    expect(dayNumber(new Date('2026-11-22T15:59:59Z')) + 1).toBe(dayNumber(new Date('2026-11-22T16:00:00Z')));
  });

  it('finds a wall time some days later', () => {
    expect(atWall(evening, 1, 9, 30).toISOString()).toBe('2026-11-24T01:30:00.000Z');
  });

  it('reads a field as its own time, wherever the browser stands, and writes it back', () => {
    expect(fromLocalField('2026-11-24T09:30')?.toISOString()).toBe('2026-11-24T01:30:00.000Z');
    expect(toLocalField(new Date('2026-11-24T01:30:00Z'))).toBe('2026-11-24T09:30');
    expect(fromLocalField('')).toBeNull();
    expect(fromLocalField('2026-13-44T99:99')).toBeNull();
  });
});
