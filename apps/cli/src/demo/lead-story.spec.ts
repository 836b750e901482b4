import fc from 'fast-check';
import { demoLeads } from './content/demo-leads.js';
import { DemoTime } from './demo-time.js';
import { leadStory, type LeadStory } from './lead-story.js';
import { inquiriesOf } from './load-inquiries.js';

const storyAt = (now: Date, index: number): LeadStory => {
  const time = new DemoTime(now);
  return leadStory(demoLeads[index]!, index, time, inquiriesOf(demoLeads[index]!, index, time));
};
/** Any moment of two years: nights, weekends and holidays too. */
const moments = fc.date({
  min: new Date('2026-01-05T00:00:00Z'),
  max: new Date('2027-12-20T00:00:00Z'),
  noInvalidDate: true,
});

describe('the story of a demo lead', () => {
  it('never tells of the future, whenever it is loaded', () => {
    fc.assert(
      fc.property(moments, fc.nat(demoLeads.length - 1), (now, index) => {
        const { events, notes, calls, activeAt } = storyAt(now, index);
        for (const { at } of [...events, ...notes, ...calls, { at: activeAt }])
          expect(at.getTime()).toBeLessThanOrEqual(now.getTime());
      }),
    );
  });

  it('starts with what the visitor wrote and goes forward in time', () => {
    fc.assert(
      fc.property(moments, fc.nat(demoLeads.length - 1), (now, index) => {
        const { events, createdAt } = storyAt(now, index);
        const times = events.map(({ at }) => at.getTime());
        expect(times).toEqual([...times].sort((a, b) => a - b));
        expect(events[0]!.type).toBe(demoLeads[index]!.from === 'phone' ? 'lead.opened' : 'inquiry.received');
        expect(events[0]!.at.getTime()).toBeLessThanOrEqual(createdAt.getTime() + 1000);
      }),
    );
  });

  it('has one thing left to do while the lead is open, and it is later than the lead', () => {
    fc.assert(
      fc.property(moments, fc.nat(demoLeads.length - 1), (now, index) => {
        const { tasks, createdAt } = storyAt(now, index);
        const open = tasks.filter(({ status }) => status === 'open');
        const isClosed = ['landed', 'operating', 'lost', 'invalid'].includes(demoLeads[index]!.stage);
        expect(open).toHaveLength(isClosed ? 0 : 1);
        for (const task of open) expect(task.due.getTime()).toBeGreaterThan(createdAt.getTime());
        for (const task of open) expect(task.overdueAt !== null).toBe(task.due < now);
      }),
    );
  });

  it('marks when the site was seen and the contract signed', () => {
    const now = new Date('2026-11-23T03:00:00Z');
    const signed = demoLeads.findIndex(({ stage }) => stage === 'signed');
    const { visitedAt, signedAt, reached } = storyAt(now, signed);
    expect(visitedAt!.getTime()).toBeLessThan(signedAt!.getTime());
    expect(reached).toBe(7);
  });
});
