/** The way of a lead in order, and its exits. */
export const stages = [
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
export const exits = ['parked', 'lost', 'invalid'] as const;

/** What a stage asks for before a lead may enter it. */
export const stageAsks = (stage: string): 'lostReason' | 'wakeOn' | undefined =>
  stage === 'lost' ? 'lostReason' : stage === 'parked' ? 'wakeOn' : undefined;
