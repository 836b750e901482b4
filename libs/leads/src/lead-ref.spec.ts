import { newRef } from './lead-ref.js';

describe('a reference', () => {
  it('survives the telephone: no I, L, O, U', () => {
    for (let index = 0; index < 200; index++) {
      expect(newRef()).toMatch(/^PL-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{5}$/);
    }
  });

  it('is not met again, and uses every letter', () => {
    const refs = Array.from({ length: 5000 }, newRef);
    expect(new Set(refs).size).toBe(refs.length);
    expect(new Set(refs.map((ref) => ref.slice(3).replace('-', '')).join('')).size).toBe(32);
  });
});
