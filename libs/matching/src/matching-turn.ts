import type { Tx } from '@app/platform';
import type { RulesOverride } from './matching-rules.js';
import { STEADY } from './steady.js';

/** Anything, as long as nobody else locks by it. */
const LOCK = 7403_0026;

/**
 * Says that a lead is being matched until the transaction ends, so that a listing can wait for it.
 * @returns the rules of the house
 */
export async function beginMatching(tx: Tx): Promise<RulesOverride> {
  const [row] = await tx.query<{ rules: RulesOverride | null }[]>(
    `select pg_advisory_xact_lock_shared($1), ${STEADY}, (select value from setting where key = 'matching') as rules`,
    [LOCK],
  );
  return row!.rules ?? {};
}

/**
 * Waits until all have ended that began to match a lead before now: they may not have seen a listing that is new, and
 * what they are about to store says where it stands. Those that begin later see it.
 */
export async function afterMatching(tx: Tx): Promise<void> {
  await tx.query(
    `select pg_advisory_unlock(key) from (select $1::bigint as key, pg_advisory_lock($1::bigint) offset 0) as held`,
    [LOCK],
  );
}
