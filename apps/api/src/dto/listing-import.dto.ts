import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsOptional, IsString, MaxLength, ValidateIf } from 'class-validator';

/** What each column of the file is, in their order; null = left out. */
export class SetImportColumns {
  @ApiProperty({ type: 'array', items: { type: 'string', nullable: true } })
  @IsArray({ message: '应为列表' })
  @ArrayMaxSize(300, { message: '最多 300 列' })
  @ValidateIf((_, value) => value !== null, { each: true })
  @IsString({ each: true, message: '应为字段名' })
  @MaxLength(60, { each: true, message: '最多 60 字' })
  fields: (string | null)[];
}

export class StartImport {
  @IsOptional()
  @IsBoolean({ message: '应为 true 或 false' })
  publish?: boolean;
}

export class ImportColumnView {
  header: string;
  field: string | null;
  /** 1 = sure, 0.5 = a guess, 0 = not known. */
  confidence: number;
}

export class ListingImportView {
  id: string;
  source: string;
  fileName: string;
  fileType: 'csv' | 'xlsx';
  status: 'uploaded' | 'checking' | 'checked' | 'running' | 'done' | 'failed' | 'undoing' | 'undone';
  publish: boolean;
  /** Rows done with, and all rows once that is known. */
  position: number;
  rows: number | null;
  /** While checking and after it: what would be done. */
  added: number;
  updated: number;
  unchanged: number;
  refused: number;
  kept: number;
  problem: string | null;
  createdByName: string | null;
  createdAt: Date;
  doneAt: Date | null;
  /** Until when a done import can be undone. */
  undoUntil: Date | null;
}

export class ImportProblemKind {
  column: string;
  message: string;
  count: number;
}

export class ImportProblemView {
  row: number;
  column: string;
  value: string;
  message: string;
}

export class ImportFieldView {
  key: string;
  label: string;
}

export class ListingImportDetail extends ListingImportView {
  columns: ImportColumnView[];
  fields: ImportFieldView[];
  sample: string[][];
  kinds: ImportProblemKind[];
  problems: ImportProblemView[];
  /** Refs that undoing left as they are. */
  keptRefs: string[];
}

export class ListingImportList {
  items: ListingImportView[];
  next: string | null;
}
