/** What an advisor can that not everybody can: languages first, then kinds of deal. */
export const skills = [
  'english',
  'japanese',
  'korean',
  'german',
  'land',
  'chemical',
  'cold_chain',
  'cleanroom',
] as const;
export type Skill = (typeof skills)[number];
