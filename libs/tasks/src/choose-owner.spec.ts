import fc from 'fast-check';
import { type Candidate, chooseOwner, type LeadToAssign } from './choose-owner.js';

const advisor = (id: string, given: Partial<Candidate> = {}): Candidate => ({
  id,
  name: `顾问${id}`,
  teamId: 't',
  regions: [],
  industries: [],
  onLeave: false,
  openLeads: 0,
  lastAssignedAt: null,
  ...given,
});
const anywhere: LeadToAssign = { regions: [] };
const chosen = (lead: LeadToAssign, ...candidates: Candidate[]) => chooseOwner(lead, candidates).ownerId;

describe('the owner of a lead', () => {
  it('is whoever knew the person before, however much they have to do', () => {
    const receipt = chooseOwner({ regions: ['331125'], formerOwnerId: 'b' }, [
      advisor('a', { regions: ['3311'] }),
      advisor('b', { openLeads: 90, regions: ['3301'] }),
    ]);
    expect(receipt).toMatchObject({ ownerId: 'b', ownerName: '顾问b', reason: 'continuity' });
  });

  it('is somebody else while the former owner is on leave or gone', () => {
    expect(chosen({ regions: [], formerOwnerId: 'b' }, advisor('a'), advisor('b', { onLeave: true }))).toBe('a');
    expect(chosen({ regions: [], formerOwnerId: 'gone' }, advisor('a'))).toBe('a');
  });

  it('is of the territory, whichever of the two is the wider place', () => {
    const [north, south] = [advisor('a', { regions: ['11'] }), advisor('b', { regions: ['3311'], openLeads: 9 })];
    expect(chooseOwner({ regions: ['331125'] }, [north, south])).toMatchObject({ ownerId: 'b', reason: 'territory' });
    expect(chosen({ regions: ['33'] }, north, south)).toBe('b');
    expect(chosen({ regions: ['440300', '110105'] }, north, south)).toBe('a');
  });

  it('may be anybody without a territory of their own', () => {
    expect(chosen({ regions: ['331125'] }, advisor('a'), advisor('b', { regions: ['11'] }))).toBe('a');
  });

  it('knows the industry, when the lead names one', () => {
    const [chips, food] = [advisor('a', { industries: ['39'], openLeads: 5 }), advisor('b', { industries: ['14'] })];
    expect(chosen({ regions: [], industry: '39' }, chips, food)).toBe('a');
    expect(chosen(anywhere, chips, food)).toBe('b');
  });

  it('is anybody who is there rather than nobody, when no territory fits', () => {
    const receipt = chooseOwner({ regions: ['331125'] }, [advisor('a', { regions: ['11'] })]);
    expect(receipt).toMatchObject({ ownerId: 'a', reason: 'load' });
    expect(receipt.candidates).toEqual([{ id: 'a', name: '顾问a', openLeads: 0, excluded: 'region' }]);
  });

  it('has the fewest open leads', () => {
    expect(chosen(anywhere, advisor('a', { openLeads: 3 }), advisor('b', { openLeads: 2 }))).toBe('b');
  });

  it('has waited longest among equals: never first, then by time', () => {
    const [early, late] = ['2026-11-20 09:00:00+00', '2026-11-20 10:00:00+00'];
    expect(chosen(anywhere, advisor('a', { lastAssignedAt: early }), advisor('b'))).toBe('b');
    expect(chosen(anywhere, advisor('a', { lastAssignedAt: late }), advisor('b', { lastAssignedAt: early }))).toBe('b');
  });

  it('is nobody when everybody is on leave, and the receipt says so', () => {
    const receipt = chooseOwner(anywhere, [advisor('a', { onLeave: true })]);
    expect(receipt).toMatchObject({ ownerId: null, ownerName: null, reason: 'nobody' });
    expect(receipt.candidates[0]).toMatchObject({ excluded: 'on_leave' });
    expect(chooseOwner(anywhere, [])).toMatchObject({ ownerId: null, candidates: [] });
  });

  it('gives each their turn', () => {
    const people = ['a', 'b', 'c'].map((id) => advisor(id));
    const turns: (string | null)[] = [];
    for (let minute = 10; minute < 16; minute++) {
      const { ownerId } = chooseOwner(anywhere, people);
      turns.push(ownerId);
      const owner = people.find(({ id }) => id === ownerId)!;
      owner.openLeads += 1;
      owner.lastAssignedAt = `2026-11-20 09:${minute}:00+00`;
    }
    expect(turns).toEqual(['a', 'b', 'c', 'a', 'b', 'c']);
  });
});

const region = fc.constantFrom('11', '33', '3301', '3311', '331125', '330102');
const industry = fc.constantFrom('14', '38', '39');
const candidates = fc.uniqueArray(
  fc.record<Candidate>({
    id: fc.uuid(),
    name: fc.string(),
    teamId: fc.constant('t'),
    regions: fc.array(region, { maxLength: 2 }),
    industries: fc.array(industry, { maxLength: 2 }),
    onLeave: fc.boolean(),
    openLeads: fc.integer({ min: 0, max: 3 }),
    lastAssignedAt: fc.option(fc.constantFrom('2026-11-20 09:00:00+00', '2026-11-20 10:00:00+00')),
  }),
  { selector: ({ id }) => id, maxLength: 8 },
);
const leads = fc.record<LeadToAssign>(
  { regions: fc.array(region, { maxLength: 2 }), industry, formerOwnerId: fc.uuid() },
  { requiredKeys: ['regions'] },
);

describe('the choice of an owner, for any lead and any people', () => {
  it('never falls on somebody on leave, and on nobody only when nobody is there', () => {
    fc.assert(
      fc.property(leads, candidates, (lead, people) => {
        const { ownerId } = chooseOwner(lead, people);
        const present = people.filter(({ onLeave }) => !onLeave);
        if (ownerId === null) expect(present).toEqual([]);
        else expect(present.map(({ id }) => id)).toContain(ownerId);
      }),
    );
  });

  it('does not depend on the order in which they are named', () => {
    const shuffled = candidates.chain((people) =>
      fc.tuple(fc.constant(people), fc.shuffledSubarray(people, { minLength: people.length })),
    );
    fc.assert(
      fc.property(leads, shuffled, (lead, [people, again]) => {
        expect(chooseOwner(lead, again).ownerId).toBe(chooseOwner(lead, people).ownerId);
      }),
    );
  });

  it('keeps the former owner whenever they are there', () => {
    fc.assert(
      fc.property(leads, candidates, fc.nat(), (lead, people, pick) => {
        const former = people[pick % Math.max(1, people.length)];
        fc.pre(former !== undefined && !former.onLeave);
        expect(chooseOwner({ ...lead, formerOwnerId: former!.id }, people).ownerId).toBe(former!.id);
      }),
    );
  });

  it('never gives to the busier of two who fit alike', () => {
    fc.assert(
      fc.property(leads, candidates, (lead, people) => {
        const { ownerId, reason, candidates: judged } = chooseOwner(lead, people);
        fc.pre(ownerId !== null && reason !== 'continuity');
        const fitting = judged.filter(({ excluded }) => !excluded);
        const pool = fitting.length > 0 ? fitting : judged.filter(({ excluded }) => excluded !== 'on_leave');
        const owner = judged.find(({ id }) => id === ownerId)!;
        expect(owner.openLeads).toBe(Math.min(...pool.map(({ openLeads }) => openLeads)));
      }),
    );
  });
});
