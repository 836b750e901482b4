export type FieldProblem = { field: string; message: string };

/** What the server (or the lack of one) said no with; `code` is stable, `network` and `unknown` are our own. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly code: string,
    readonly status: number,
    readonly detail: string,
    readonly fields: FieldProblem[] = [],
    readonly body: Record<string, unknown> = {},
  ) {
    super(detail || code);
  }

  /** Messages by field name, for forms. */
  get byField(): Record<string, string> {
    return Object.fromEntries(this.fields.map(({ field, message }) => [field, message]));
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Reads an RFC 9457 document; anything else becomes `unknown` with its status. */
export function problemOf(status: number, body: unknown): Problem {
  const document = body !== null && typeof body === 'object' ? (body as Record<string, unknown>) : {};
  const errors = Array.isArray(document.errors) ? (document.errors as Record<string, unknown>[]) : [];
  return new Problem(
    text(document.code) || 'unknown',
    status,
    text(document.detail) || text(document.title),
    errors.map(({ field, message }) => ({ field: text(field), message: text(message) })),
    document,
  );
}
