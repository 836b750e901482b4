const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Why a unified social credit code looks wrong; never a reason to refuse it. */
export type UsccProblem = 'length' | 'characters' | 'region' | 'check_digit';
export interface UsccCheck {
  /** Upper case, full width made plain, spaces and dashes gone. */
  code: string;
  valid: boolean;
  problem?: UsccProblem;
}

/**
 * Checks a unified social credit code (GB 32100-2015): 18 of 31 characters (no I O S V Z), the last one
 * (31 − Σ vᵢ·3^(i−1) mod 31) mod 31. Warn, do not block: people mistype, and old codes exist.
 */
export function checkUscc(raw: string): UsccCheck {
  const code = raw
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-_.]/g, '');
  const problem = findProblem(code);
  return problem ? { code, valid: false, problem } : { code, valid: true };
}

/** The check character for the first 17; undefined when they hold a character outside the alphabet. */
export function usccCheckCharacter(first17: string): string | undefined {
  let sum = 0;
  let weight = 1;
  for (const char of first17) {
    const value = ALPHABET.indexOf(char);
    if (value < 0) return undefined;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (sum % 31)) % 31];
}

function findProblem(code: string): UsccProblem | undefined {
  if (code.length !== 18) return 'length';
  const check = usccCheckCharacter(code.slice(0, 17));
  if (check === undefined || !ALPHABET.includes(code[17]!)) return 'characters';
  if (!/^..\d{6}/.test(code)) return 'region';
  return check === code[17] ? undefined : 'check_digit';
}
