/** The kinds of facts that are marked in a text, and the facts of each, in the order of the chips. */
export const factKinds = {
  company: ['company', 'former_names', 'aliases', 'related_companies'],
  amount: ['amount_cny', 'amount_foreign'],
  area: ['area_mu', 'area_sqm', 'tenure'],
  place: ['district', 'city', 'province', 'park'],
  trade: ['project', 'industry_gb4754_division'],
  stage: ['stage'],
} as const;
export type FactKind = keyof typeof factKinds;

const kindByFact = new Map<string, FactKind>(
  (Object.entries(factKinds) as [FactKind, readonly string[]][]).flatMap(([kind, facts]) =>
    facts.map((fact): [string, FactKind] => [fact, kind]),
  ),
);

export const kindOf = (fact: string): FactKind | undefined => kindByFact.get(fact);
