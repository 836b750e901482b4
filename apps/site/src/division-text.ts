import { industryName } from '@app/reference';

/** A GB/T 4754 division as people read it: 33 金属制品业; the bare code where it is unknown. */
export const divisionText = (code: string): string => {
  const name = industryName(code);
  return name ? `${name}（${code}）` : code;
};
