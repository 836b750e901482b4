import type { ImportColumn } from './match-headers.js';
import type { CsvEncoding, FileType } from './open-sheet.js';
import type { RowProblem } from './read-row.js';

export const IMPORT_STATUSES = [
  'uploaded',
  'checking',
  'checked',
  'running',
  'done',
  'failed',
  'undoing',
  'undone',
] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

/** For so many days an import can be undone and its error file fetched; then what they need is forgotten. */
export const UNDO_DAYS = 30;

/** An import as lists show it. While checking, the counts say what would happen. */
export interface ListingImport {
  id: string;
  source: string;
  fileName: string;
  fileType: FileType;
  encoding: CsvEncoding | null;
  columns: ImportColumn[];
  publish: boolean;
  status: ImportStatus;
  /** Rows of the file that are done with, and how many there are once that is known. */
  position: number;
  rows: number | null;
  added: number;
  updated: number;
  unchanged: number;
  refused: number;
  /** Listings that undoing left as they are, because they were changed since. */
  kept: number;
  problem: string | null;
  createdBy: string | null;
  createdByName: string | null;
  createdAt: Date;
  cursorAt: string;
  doneAt: Date | null;
  /** Until when it can be undone; null where there is nothing to undo, or no end of it. */
  undoUntil: Date | null;
}

/** A row that was left out. */
export interface RefusedRow {
  number: number;
  problems: RowProblem[];
}

/** How often a kind of mistake was made, with the column it was made in. */
export interface ProblemKind {
  column: string;
  message: string;
  count: number;
}
