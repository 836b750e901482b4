import { inertCell } from '@app/platform';
import { plainText } from '@app/reference';

/** What stands in a cell. Text files have texts only. */
export type Cell = string | number | boolean | Date | null;

/** One row of a file. `number` as the person sees it, from 1. */
export interface SheetRow {
  number: number;
  cells: Cell[];
  /** Columns whose cell is a formula: its result is not the person's word. */
  formulas?: readonly number[];
}

/** What the person wrote, trimmed; a quote before a sign is a guard of ours or of the spreadsheet's. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  const text = String(cell);
  const isGuarded = text.startsWith("'") && (/^'[+-]/.test(text) || inertCell(text.slice(1)) === text);
  return (isGuarded ? text.slice(1) : text).trim();
}

/** Half width, lower case, no spaces: what words are compared in. */
export const plainCell = (text: string): string => plainText(text).text.replace(/\s+/g, ' ').trim();

/** Nothing said, whatever sign stands for it. */
export const isBlank = (text: string): boolean => /^(?:|-+|—+|\/+|n\/?a|null|未知|不详|暂无|待定)$/i.test(text);

/** A value that cannot be taken: a sentence for the person. */
export class CellProblem extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** 2.5-1.5 is a slip, whatever it measures. @throws CellProblem */
export function assertOrdered(plain: string): void {
  const [, from, to] = /(\d+(?:\.\d+)?)\s*[-~至到]\s*(\d+(?:\.\d+)?)/.exec(plain) ?? [];
  if (from !== undefined && Number(from) > Number(to))
    throw new CellProblem('min_above_max', `${from} 大于 ${to}，请把小的写在前面`);
}
