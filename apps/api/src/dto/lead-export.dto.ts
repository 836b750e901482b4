import { IsIn } from 'class-validator';
import { type ExportFormat, exportFormats } from '@app/leads';

export class ExportLeads {
  @IsIn(exportFormats, { message: 'csv 或 xlsx' })
  format: ExportFormat;
}

/** What an export of the same list would hold. */
export class ExportCountView {
  rows: number;
  /** Left out: the person asked not to be contacted. */
  leftOut: number;
}
