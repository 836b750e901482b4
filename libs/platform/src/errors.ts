/** One wrong field of an input; `message` is for the person who typed it. */
export interface FieldError {
  field: string;
  message: string;
}

/**
 * What the domains may refuse with. They know no HTTP: one filter per app turns them into a problem document or a page.
 * `code` is stable and machine-readable, `message` says what happened and what to do.
 */
export abstract class DomainError extends Error {
  abstract readonly kind:
    'not_found' | 'forbidden' | 'conflict' | 'invalid' | 'too_many' | 'unavailable' | 'signed_out' | 'unsupported';

  constructor(
    readonly code: string,
    message: string,
    readonly fields: FieldError[] = [],
  ) {
    super(message);
  }
}

/** Not there, or not there for this person: both look the same from outside. */
export class NotFound extends DomainError {
  readonly kind = 'not_found';
}

export class Forbidden extends DomainError {
  readonly kind = 'forbidden';
}

export class Conflict extends DomainError {
  readonly kind = 'conflict';
}

export class Invalid extends DomainError {
  readonly kind = 'invalid';
}

export class TooMany extends DomainError {
  readonly kind = 'too_many';
}

export class Unavailable extends DomainError {
  readonly kind = 'unavailable';
}

export class SignedOut extends DomainError {
  readonly kind = 'signed_out';
}

/** A body in a form that is not accepted here. */
export class UnsupportedBody extends DomainError {
  readonly kind = 'unsupported';
}
