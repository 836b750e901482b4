import fc from 'fast-check';
import { type Candidate, chooseOwner } from './choose-owner.js';
import { turnAfter } from './routing/next-in-rota.js';
import type { LeadToAssign, RoutingRule } from './routing/routing-rules.js';

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
    const [chips, food] = [advisor('a', { industries: ['39'], turn: 1 }), advisor('b', { industries: ['14'] })];
    expect(chosen({ regions: [], industry: '39' }, chips, food)).toBe('a');
    expect(chosen(anywhere, chips, food)).toBe('b');
  });

  it('is anybody who is there rather than nobody, when no territory fits', () => {
    const receipt = chooseOwner({ regions: ['331125'] }, [advisor('a', { regions: ['11'] })]);
    expect(receipt).toMatchObject({ ownerId: 'a', reason: 'load' });
    expect(receipt.candidates).toEqual([{ id: 'a', name: '顾问a', openLeads: 0 }]);
  });

  it('is whoever has the smallest place in the rota, however many leads they have open', () => {
    expect(chosen(anywhere, advisor('a', { turn: 5040 }), advisor('b', { turn: 2520, openLeads: 9 }))).toBe('b');
  });

  it('has room: their own number goes before the house’s', () => {
    const full = advisor('a', { openLeads: 40 });
    const roomy = advisor('b', { openLeads: 60, capacity: 80, turn: 9999 });
    const receipt = chooseOwner(anywhere, [full, roomy], { capacity: 40, rules: [] }, '7');
    expect(receipt).toMatchObject({ ownerId: 'b', rules: '7' });
    expect(receipt.candidates).toContainEqual(expect.objectContaining({ id: 'a', capacity: 40, excluded: 'full' }));
    expect(chooseOwner(anywhere, [full], { capacity: 40, rules: [] })).toMatchObject({ reason: 'nobody' });
  });

  it('speaks the language while somebody there does, and may be anybody otherwise', () => {
    const lead = { regions: [], skills: ['japanese' as const] };
    const [plain, able] = [advisor('a'), advisor('b', { skills: ['japanese'], turn: 99_999 })];
    expect(chooseOwner(lead, [plain, able])).toMatchObject({ ownerId: 'b', skills: ['japanese'] });
    expect(chosen(lead, plain, { ...able, onLeave: true })).toBe('a');
  });

  describe('by the admin’s rules', () => {
    const rule = (given: Partial<RoutingRule>): RoutingRule => ({
      id: 'r',
      name: '大单',
      enabled: true,
      when: {},
      to: { teams: [], advisors: ['b'] },
      ...given,
    });
    const decide = (lead: LeadToAssign, rules: RoutingRule[], ...people: Candidate[]) =>
      chooseOwner(lead, people, { capacity: null, rules });

    it('is of the first one that holds, and its people only', () => {
      const rules = [
        rule({ id: 'off', enabled: false, to: { teams: [], advisors: ['a'] } }),
        rule({ id: 'big', when: { minAreaSqm: 5000, kinds: ['rent'] } }),
        rule({ id: 'rest', to: { teams: ['t2'], advisors: [] } }),
      ];
      const people = [advisor('a'), advisor('b'), advisor('c', { teamId: 't2' })];
      const big = { regions: [], areaSqm: 5000, kinds: ['rent', 'factory'] };
      expect(decide(big, rules, ...people)).toMatchObject({ ownerId: 'b', reason: 'rule', rule: { id: 'big' } });
      expect(decide({ ...big, areaSqm: 4999 }, rules, ...people)).toMatchObject({ ownerId: 'c', rule: { id: 'rest' } });
    });

    it.each<[string, RoutingRule['when'], Partial<LeadToAssign>, boolean]>([
      ['a region of it', { regions: ['3311'] }, { regions: ['331125'] }, true],
      ['another region', { regions: ['3311'] }, { regions: ['110105'] }, false],
      ['no region', { regions: ['3311'] }, {}, false],
      ['an industry', { industries: ['39', '38'] }, { industry: '38' }, true],
      ['no industry', { industries: ['39'] }, {}, false],
      ['a source', { sources: ['article'] }, { source: 'article' }, true],
      ['another source', { sources: ['article'] }, { source: 'site' }, false],
    ])('asks for %s', (_what, when, lead, holds) => {
      const { reason } = decide({ regions: [], ...lead }, [rule({ when })], advisor('b'));
      expect(reason === 'rule').toBe(holds);
    });

    it('is nobody while its people are away or full: the lead waits', () => {
      const away = decide(anywhere, [rule({})], advisor('a'), advisor('b', { onLeave: true }));
      expect(away).toMatchObject({ ownerId: null, reason: 'nobody', rule: { id: 'r' } });
      expect(away.candidates.map(({ excluded }) => excluded).sort()).toEqual(['on_leave', 'rule']);
    });

    it('gives way to whoever knew the customer', () => {
      expect(decide({ regions: [], formerOwnerId: 'a' }, [rule({})], advisor('a'), advisor('b')).ownerId).toBe('a');
    });
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
      owner.turn = turnAfter(owner, people);
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

  it('leaves nobody two ahead of another of equal weight, over 10,000 leads with leave, rules and new people', () => {
    let seed = 20261123;
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    const people = Array.from({ length: 12 }, (_, nth) =>
      advisor(`p${nth}`, { weight: [1, 1, 2, 3][nth % 4], turn: 0 }),
    );
    const got = new Map(people.map(({ id }) => [id, 0]));
    // For each pair: what each had when both began to be there together.
    const since = new Map<string, [number, number]>();
    let worst = 0;
    for (let nth = 0; nth < 10_000; nth++) {
      if (random(40) === 0) people[random(12)]!.onLeave = random(3) > 0;
      const firm = random(5) === 0 ? people.filter(() => random(2) === 0).map(({ id }) => id) : [];
      const rules =
        firm.length > 0 ? [{ id: 'r', name: 'r', enabled: true, when: {}, to: { teams: [], advisors: firm } }] : [];
      const receipt = chooseOwner(anywhere, people, { capacity: null, rules });
      const eligible = people.filter(({ id }) => receipt.candidates.some((one) => one.id === id && !one.excluded));
      const owner = people.find(({ id }) => id === receipt.ownerId);
      for (const [at, one] of people.entries())
        for (const other of people.slice(at + 1)) {
          const pair = `${one.id} ${other.id}`;
          if (one.weight !== other.weight || !eligible.includes(one) || !eligible.includes(other)) since.delete(pair);
          else if (!since.has(pair)) since.set(pair, [got.get(one.id)!, got.get(other.id)!]);
        }
      if (!owner) continue;
      owner.turn = turnAfter(owner, eligible);
      owner.lastAssignedAt = String(nth).padStart(6, '0');
      got.set(owner.id, got.get(owner.id)! + 1);
      for (const [pair, [a, b]] of since) {
        const [one, other] = pair.split(' ') as [string, string];
        worst = Math.max(worst, Math.abs(got.get(one)! - a - (got.get(other)! - b)));
      }
    }
    expect(worst).toBeLessThan(2);
  });

  it('shares by weight while everybody is there', () => {
    const people = [1, 2, 5].map((weight) => advisor(`w${weight}`, { weight, turn: 0 }));
    const got: Record<string, number> = { w1: 0, w2: 0, w5: 0 };
    for (let nth = 0; nth < 800; nth++) {
      const owner = people.find(({ id }) => id === chooseOwner(anywhere, people).ownerId)!;
      owner.turn = turnAfter(owner, people);
      owner.lastAssignedAt = String(nth).padStart(6, '0');
      got[owner.id]! += 1;
    }
    expect(got).toEqual({ w1: 100, w2: 200, w5: 500 });
  });
});
