import fc from 'fast-check';
import { WorkingCalendar } from '@app/reference';
import { climb, shiftWorking } from './climb.js';
import { DEFAULT_LADDER, ladderProblems, type LadderRules, rankOfRung, type RungName, rungNames } from './ladder-rules.js'; // prettier-ignore

const office = new WorkingCalendar();
/** The office’s clock, or somebody’s own. */
const clock: fc.Arbitrary<WorkingCalendar> = fc.oneof(
  fc.constant(office),
  fc
    .record({
      opens: fc.integer({ min: 0, max: 12 }),
      open: fc.integer({ min: 1, max: 11 }),
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    })
    .map(({ opens, open, weekdays }) => office.ofPerson({ hours: [[`${opens}:00`, `${opens + open}:30`]], weekdays })),
);
const at = (text: string): Date => new Date(`${text}:00+08:00`);

/** Rules that may be saved: some of the rungs, in order, ever later. */
const rules: fc.Arbitrary<LadderRules> = fc
  .tuple(
    fc.subarray(rungNames.slice(1), { minLength: 1 }),
    fc.boolean(),
    fc.array(fc.integer({ min: 1, max: 600 }), { minLength: 4, maxLength: 4 }),
  )
  .map(([tos, reminds, gaps]) => {
    let minutes = 0;
    const late = tos.map((to, index) => ({ to, minutes: (minutes += gaps[index]!) }));
    return { firstCallMinutes: 30, rungs: [...(reminds ? [{ to: 'owner' as const, minutes: -10 }] : []), ...late] };
  });

describe('the ladder', () => {
  it('reminds before, tells the team lead, the manager, and frees the lead', () => {
    const due = at('2026-03-10T09:30');
    const look = (now: string, climbed: RungName[] = []) => climb(DEFAULT_LADDER, { due, climbed }, at(now), office);
    expect(look('2026-03-10T09:10')).toEqual({ fire: [], next: at('2026-03-10T09:20') });
    expect(look('2026-03-10T09:20')).toEqual({ fire: ['owner'], next: at('2026-03-10T10:00') });
    expect(look('2026-03-10T10:00', ['owner'])).toEqual({ fire: ['leader'], next: at('2026-03-10T11:00') });
    expect(look('2026-03-10T11:00', ['owner', 'leader']).fire).toEqual(['manager']);
    expect(look('2026-03-11T09:30', ['owner', 'leader', 'manager'])).toEqual({ fire: ['pool'], next: null });
  });

  it('stands still over a long holiday', () => {
    const due = at('2026-09-30T17:50');
    const climbed: RungName[] = ['owner'];
    expect(climb(DEFAULT_LADDER, { due, climbed }, at('2026-10-07T23:00'), office).fire).toEqual([]);
    expect(climb(DEFAULT_LADDER, { due, climbed }, at('2026-10-08T09:20'), office).fire).toEqual(['leader']);
  });

  it('counts back over lunch, the night and a holiday', () => {
    expect(shiftWorking(at('2026-03-10T13:35'), -10, office)).toEqual(at('2026-03-10T11:55'));
    expect(shiftWorking(at('2026-03-10T09:05'), -10, office)).toEqual(at('2026-03-09T17:55'));
    expect(shiftWorking(at('2026-10-08T09:05'), -10, office)).toEqual(at('2026-09-30T17:55'));
  });

  it('climbs no rung twice, none after the call, and never down, whatever happens meanwhile', () => {
    const happening = fc.oneof(
      fc.record({ what: fc.constant('tick' as const), minutes: fc.integer({ min: 0, max: 3000 }) }),
      fc.record({ what: fc.constant('put off' as const), minutes: fc.integer({ min: 0, max: 5000 }) }),
      fc.record({ what: fc.constant('other rules' as const), rules }),
      fc.record({ what: fc.constant('called' as const) }),
    );
    fc.assert(
      fc.property(clock, rules, fc.array(happening, { maxLength: 25 }), (calendar, first, history) => {
        let [now, due, current, done] = [at('2026-09-28T09:00'), at('2026-09-28T09:30'), first, false];
        const climbed: RungName[] = [];
        for (const step of history) {
          if (step.what === 'called') done = true;
          if (step.what === 'other rules') current = step.rules;
          if (step.what === 'put off') due = calendar.addWorkingMinutes(now, step.minutes);
          if (step.what === 'tick') now = new Date(now.getTime() + step.minutes * 60_000);
          if (done) continue;
          const { fire, next } = climb(current, { due, climbed }, now, calendar);
          climbed.push(...fire);
          expect(climb(current, { due, climbed }, now, calendar).fire).toEqual([]);
          if (next) expect(next.getTime()).toBeGreaterThan(now.getTime());
        }
        expect(new Set(climbed).size).toBe(climbed.length);
        expect(climbed.map(rankOfRung)).toEqual(climbed.map(rankOfRung).sort((a, b) => a - b));
      }),
    );
  });

  it('waits for whoever is to call: a rung is climbed only after its working minutes of their own time', () => {
    const moment = fc.date({ min: at('2026-01-05T00:00'), max: at('2026-09-01T00:00'), noInvalidDate: true });
    fc.assert(
      fc.property(clock, rules, moment, fc.integer({ min: 0, max: 20_000 }), (calendar, some, from, minutes) => {
        const due = calendar.addWorkingMinutes(from, some.firstCallMinutes);
        const now = new Date(due.getTime() + minutes * 60_000);
        const past = calendar.workingMinutesBetween(due, now);
        for (const rung of some.rungs.filter((one) => one.minutes >= 0)) {
          const fired = climb(some, { due, climbed: [] }, now, calendar).fire.includes(rung.to);
          // To the millisecond, which is as fine as an instant is.
          if (Math.abs(past - rung.minutes) > 0.001) expect([rung, fired]).toEqual([rung, past > rung.minutes]);
        }
      }),
    );
  });

  it('begins with a Saturday’s shift on a Saturday, and rests on their Monday', () => {
    const shift = office.ofPerson({ hours: [['10:00', '19:00']], weekdays: [2, 3, 4, 5, 6] });
    const due = shift.addWorkingMinutes(at('2026-03-14T18:50'), 30);
    expect(due).toEqual(at('2026-03-17T10:20'));
    expect(climb(DEFAULT_LADDER, { due, climbed: ['owner'] }, at('2026-03-17T10:50'), shift).fire).toEqual(['leader']);
  });

  it('may be saved as it is, and as any order of rising steps', () => {
    expect(ladderProblems(DEFAULT_LADDER)).toEqual([]);
    fc.assert(fc.property(rules, (some) => expect(ladderProblems(some)).toEqual([])));
  });

  it.each([
    ['a cycle', [{ to: 'leader', minutes: 10 }, { to: 'manager', minutes: 20 }, { to: 'leader', minutes: 30 }], '绕成一圈'], // prettier-ignore
    [
      'a way down',
      [
        { to: 'manager', minutes: 10 },
        { to: 'leader', minutes: 20 },
      ],
      '绕成一圈',
    ],
    [
      'falling steps',
      [
        { to: 'leader', minutes: 30 },
        { to: 'manager', minutes: 20 },
      ],
      '要晚于',
    ],
    [
      'a manager told too early',
      [
        { to: 'leader', minutes: -5 },
        { to: 'pool', minutes: 20 },
      ],
      '应在超时之后',
    ],
    ['a reminder before the lead came', [{ to: 'owner', minutes: -30 }, { to: 'pool', minutes: 20 }], '小于首次电话时限'], // prettier-ignore
    ['nobody', [{ to: 'owner', minutes: -5 }], '至少要有一级'],
  ] as [string, LadderRules['rungs'], string][])('is refused with %s, and says why', (_what, rungs, why) => {
    const problems = ladderProblems({ firstCallMinutes: 30, rungs });
    expect(problems.map(({ message }) => message).join()).toContain(why);
  });
});
