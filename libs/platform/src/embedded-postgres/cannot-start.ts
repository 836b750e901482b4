/**
 * Something the person at the keyboard can put right: one sentence that says what is wrong and what to do.
 * Launchers print `message` alone, without a stack, and exit with 1.
 */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}
