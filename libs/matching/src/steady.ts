/**
 * The indexes carry all that is asked, in few pages: the planner's fears of single pages, and of one process doing it, make
 * it slower. As columns of a select, for the rest of the transaction.
 */
export const STEADY = `set_config('random_page_cost', '1.1', true), set_config('max_parallel_workers_per_gather', '0', true),
  set_config('enable_bitmapscan', 'off', true)`;
