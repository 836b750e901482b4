import type { Need } from '@app/needs';
import type { Skill } from '@app/users';
import type { LeadToAssign } from './routing-rules.js';

const SQM_PER_MU = 2000 / 3;

/** Reads what routing needs to know out of a need and the words' script. */
export function leadToAssign(
  need: Partial<Need>,
  about: { source: string; words?: string | null; formerOwnerId?: string | null },
): LeadToAssign {
  return {
    regions: regionCodes(need),
    industry: need.industry?.division,
    source: about.source,
    kinds: [...(need.transaction ?? []), ...(need.property ?? [])],
    areaSqm: areaOf(need),
    skills: skillsFor(need, about.words ?? ''),
    formerOwnerId: about.formerOwnerId ?? undefined,
  };
}

/** Codes of the asked places; a zone counts by its host. */
function regionCodes(need: Partial<Need>): string[] {
  return (need.regions ?? [])
    .flatMap((region) => region.codes ?? [region.code ?? region.host_code ?? ''])
    .filter(Boolean);
}

function areaOf(need: Partial<Need>): number | undefined {
  const mu = need.land_mu?.min ?? need.land_mu?.max;
  const sqm = need.area_sqm?.min ?? need.area_sqm?.max;
  const both = [sqm, typeof mu === 'number' ? mu * SQM_PER_MU : undefined].filter((one) => typeof one === 'number');
  return both.length > 0 ? Math.max(...both) : undefined;
}

/** A language by the script of the words, then kinds of deal that not everybody can do. */
function skillsFor(need: Partial<Need>, words: string): Skill[] {
  const found: Skill[] = [];
  const letters = (script: RegExp): number => words.match(script)?.length ?? 0;
  if (letters(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu) > 2) found.push('japanese');
  else if (letters(/\p{Script=Hangul}/gu) > 2) found.push('korean');
  else if (letters(/[a-z]/giu) > 20 && letters(/\p{Script=Han}/gu) < 5) found.push('english');
  const property: readonly string[] = need.property ?? [];
  const transaction: readonly string[] = need.transaction ?? [];
  if (property.includes('land') || transaction.some((kind) => kind.startsWith('land'))) found.push('land');
  if (property.includes('hazmat_warehouse')) found.push('chemical');
  if (property.includes('cold_storage')) found.push('cold_chain');
  return found;
}
