import { atWall, dayNumber, wallOf } from './shanghai';

export type Later = { key: 'in_one_hour' | 'this_evening' | 'tomorrow_morning' | 'next_monday'; at: Date };

/** The times one tap can put a task off to, Shanghai time; those already past or doubled are left out. */
export function laterChoices(now: Date): Later[] {
  const { weekday } = wallOf(now);
  const toMonday = (8 - weekday) % 7 || 7;
  const all: Later[] = [
    { key: 'in_one_hour', at: new Date(Math.ceil((now.getTime() + 3600_000) / 300_000) * 300_000) },
    { key: 'this_evening', at: atWall(now, 0, 17, 0) },
    { key: 'tomorrow_morning', at: atWall(now, 1, 9, 30) },
    { key: 'next_monday', at: atWall(now, toMonday, 9, 30) },
  ];
  return all.filter(({ key, at }) => {
    if (key === 'this_evening') return at.getTime() > now.getTime() + 90 * 60_000;
    if (key === 'in_one_hour') return dayNumber(at) === dayNumber(now) && wallOf(at).hour < 20;
    return key !== 'next_monday' || toMonday > 1;
  });
}
