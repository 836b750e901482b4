let count = 0;

/** A number that no other call in this process gets, for names that must differ. */
export const unlike = (): number => ++count;
