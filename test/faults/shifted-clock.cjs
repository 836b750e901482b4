/* global process */
/**
 * Loaded before a program: its clock stands PLOTLINE_TEST_CLOCK ms beside the true one; with PLOTLINE_TEST_CLOCK_JUMPS=1
 * only from SIGUSR2 on.
 */
let shift = process.env.PLOTLINE_TEST_CLOCK_JUMPS === '1' ? 0 : Number(process.env.PLOTLINE_TEST_CLOCK);
process.on('SIGUSR2', () => (shift = Number(process.env.PLOTLINE_TEST_CLOCK)));
const Real = Date;
globalThis.Date = class extends Real {
  constructor(...parts) {
    if (parts.length === 0) super(Real.now() + shift);
    else super(...parts);
  }
  static now() {
    return Real.now() + shift;
  }
};
