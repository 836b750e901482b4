/**
 * A test is a bad clock: beside other work, or on a smaller machine, everything takes longer. Where something has to happen
 * at once, a test allows so many times what is promised; the promise itself is measured by the benches (README, Figures).
 */
export const BUSY = 10;
