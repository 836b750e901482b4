import { laterChoices } from './later';

const keys = (iso: string) => laterChoices(new Date(iso)).map(({ key }) => key);

describe('times one tap can put a task off to', () => {
  it('offers all four on a Wednesday morning', () => {
    expect(keys('2026-11-25T01:10:00Z')).toEqual(['in_one_hour', 'this_evening', 'tomorrow_morning', 'next_monday']);
  });

  it('leaves out this evening when it is nearly over, and the hour when it is night', () => {
    expect(keys('2026-11-25T08:00:00Z')).toEqual(['in_one_hour', 'tomorrow_morning', 'next_monday']);
    expect(keys('2026-11-25T13:00:00Z')).toEqual(['tomorrow_morning', 'next_monday']);
  });

  it('does not offer Monday twice on a Sunday', () => {
    expect(keys('2026-11-22T02:00:00Z')).not.toContain('next_monday');
  });

  it('rounds the hour up to five minutes and every choice lies ahead', () => {
    const now = new Date('2026-11-25T01:11:00Z');
    const choices = laterChoices(now);
    expect(choices[0]?.at.toISOString()).toBe('2026-11-25T02:15:00.000Z');
    expect(choices.every(({ at }) => at > now)).toBe(true);
  });
});
