/* global process */
/** Loaded before a program: its clock stands PLOTLINE_TEST_CLOCK ms beside the true one. */
const shift = Number(process.env.PLOTLINE_TEST_CLOCK);
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
