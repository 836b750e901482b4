/** PLOTLINE_FAULTS=long: the numbers of the issue; else what continuous integration has time for. */
export const isLong = process.env.PLOTLINE_FAULTS === 'long';

export const pick = (short: number, long: number): number => (isLong ? long : short);

/** Seconds that something may take: as promised in the long version, on a machine of one's own; CI's does other things too. */
export const seconds = (promised: number): number => (isLong ? promised : 5 * promised);

/** ms that a test may take at most. */
export const HOUR = 3_600_000;
