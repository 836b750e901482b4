/** Blanks, control, zero-width and joining characters: what stands before the first sign that is seen. */
const UNSEEN = String.raw`[\p{Z}\p{C}\p{Mn}\u115f\u1160\u3164\uffa0\u2800]*`;
const FORMULA = new RegExp(`^${UNSEEN}[=+\\-@＝＋－＠﹦﹢﹣﹫−]`, 'u');
const PLAIN = /^[+-]?\d+(?:\.\d+)?$/;

/**
 * A text that a spreadsheet would take for a formula gets a quote before it: one whose first sign is `= + - @`, also in full
 * width and behind what is not seen, and one that begins with a tab or a new line. Plain numbers (`-5`, `+8613…`) stay.
 */
export function inertCell(text: string): string {
  if (PLAIN.test(text)) return text;
  return FORMULA.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
}
