import { BANDS } from './band-keys.js';

const NONE = -1;

/**
 * Band keys of many texts in memory, numbered from 0 in the order they were added: what a GIN index over `band_keys` does in
 * Postgres. Takes 256 bytes a text and a table of heads of 4 bytes a slot.
 */
export class SignatureIndex {
  private size = 0;
  private readonly heads: Int32Array;
  private readonly keys: Int32Array;
  private readonly next: Int32Array;
  private readonly mask: number;

  /** @param capacity most texts it will hold */
  constructor(private readonly capacity: number) {
    const slots = 2 ** Math.max(4, Math.ceil(Math.log2(Math.max(1, capacity * BANDS))) - 1);
    this.mask = slots - 1;
    this.heads = new Int32Array(slots).fill(NONE);
    this.keys = new Int32Array(capacity * BANDS);
    this.next = new Int32Array(capacity * BANDS);
  }

  /** @returns the number of the text @throws RangeError when the index is full */
  add(keys: Int32Array): number {
    if (this.size === this.capacity) throw new RangeError('The index is full.');
    const number = this.size++;
    for (const [band, key] of keys.entries()) {
      const entry = number * BANDS + band;
      const slot = this.slotOf(key);
      this.keys[entry] = key;
      this.next[entry] = this.heads[slot]!;
      this.heads[slot] = entry;
    }
    return number;
  }

  /** Numbers of the texts that share a band, those that share most first. */
  candidates(keys: Int32Array): number[] {
    const shared = new Map<number, number>();
    for (const key of keys)
      for (let entry = this.heads[this.slotOf(key)]!; entry !== NONE; entry = this.next[entry]!)
        if (this.keys[entry] === key) {
          const number = Math.floor(entry / BANDS);
          shared.set(number, (shared.get(number) ?? 0) + 1);
        }
    return [...shared].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([number]) => number);
  }

  private slotOf(key: number): number {
    return (Math.imul(key ^ (key >>> 15), 0x2c1b3c6d) >>> 4) & this.mask;
  }
}
