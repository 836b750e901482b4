/** The way of a lead (design: 新线索 … 投产) and its exits. */
export const pipeline = [
  'new',
  'contacted',
  'qualified',
  'proposed',
  'visited',
  'negotiating',
  'under_review',
  'signed',
  'landed',
  'operating',
] as const;
export const exits = ['lost', 'invalid', 'parked'] as const;
export const stages = [...pipeline, ...exits] as const;

export type Stage = (typeof stages)[number];

const closed: readonly Stage[] = ['landed', 'operating', 'lost', 'invalid'];

/** A closed lead takes no further inquiry: the next one opens a linked lead. */
export const isOpen = (stage: Stage): boolean => !closed.includes(stage);

/** How far along the pipeline: 0 for new … 9 for operating; exits have no rank of their own. */
export const rankOf = (stage: Stage): number => Math.max(0, (pipeline as readonly Stage[]).indexOf(stage));

/** Why leads are lost, as the trade says it. */
export const lostReasons = [
  'price',
  'area',
  'height_load_crane',
  'power',
  'environment',
  'title',
  'no_land_quota',
  'policy',
  'location',
  'funding',
  'market',
  'slow_answer',
  'competitor',
  'unreachable',
  'duplicate',
  'not_real',
  'other',
] as const;

export type LostReason = (typeof lostReasons)[number];
