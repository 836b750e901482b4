import type { AUser } from '../factories/a-user.js';
import type { TestDatabase } from '../setup/test-database.js';

/**
 * Who calls. `advisor` owns the lead that the route is about; `colleague` is of the same team, `stranger` of another;
 * `manager` has the advisor's team below, `rival` manages the other one.
 */
export const CALLERS = ['visitor', 'advisor', 'colleague', 'stranger', 'manager', 'rival', 'admin'] as const;
export type Caller = (typeof CALLERS)[number];
export type Cast = Record<Exclude<Caller, 'visitor'>, AUser>;

export interface Call {
  path: string;
  json?: unknown;
  /** Sent as the upload of a file. */
  picture?: Uint8Array<ArrayBuffer>;
}

export interface Rule {
  /** As the server registers it. */
  route: string;
  /** Status for each of CALLERS, in their order. */
  statuses: number[];
  /** Makes what the call is about, anew for every call, and says how to call. */
  call: (database: TestDatabase, cast: Cast) => Promise<Call> | Call;
  /** Tables in which also a refusal is written down. */
  keeps?: string[];
  /** Asks for what is so already: where it is granted, nothing changes either. */
  again?: true;
}

export const rule = (route: string, statuses: number[], call: Rule['call']): Rule => ({ route, statuses, call });
export const plain = (route: string, statuses: number[], json?: unknown): Rule =>
  rule(route, statuses, () => ({ path: route.split(' ')[1]!, json }));

//                    visitor advisor colleague stranger manager rival admin
export const EVERYBODY = [200, 200, 200, 200, 200, 200, 200];
export const SIGNED_IN = [401, 200, 200, 200, 200, 200, 200];
export const MANAGERS = [401, 403, 403, 403, 200, 200, 200];
/** Who made it and the admin. */
export const MAKER = [401, 403, 403, 403, 200, 404, 200];
export const ADMIN = [401, 403, 403, 403, 403, 403, 200];
export const WHO_SEES = [401, 200, 404, 404, 200, 404, 200];
/** In the pool: seen by all, worked on by managers, by advisors only after claiming. */
export const IN_POOL = [401, 403, 403, 403, 200, 200, 200];
export const created = (statuses: number[]): number[] => statuses.map((status) => (status === 200 ? 201 : status));
export const empty = (statuses: number[]): number[] => statuses.map((status) => (status === 200 ? 204 : status));
