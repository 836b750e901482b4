import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import type { CompanyWarning } from '@app/leads';
import { OptionalText, Text } from '../http/text-field.js';

/** Absent leaves a value alone, blank clears it. */
export class EditCompany {
  @IsOptional()
  @Text(200)
  name?: string;

  /** 统一社会信用代码; a wrong one is stored and warned about. */
  @OptionalText(40)
  uscc?: string;

  /** GB/T 2260 code. */
  @OptionalText(6)
  @Matches(/^(\d{2}(\d{2}(\d{2})?)?)?$/, { message: '应为行政区划代码' })
  region?: string;

  /** GB/T 4754 division. */
  @OptionalText(2)
  @Matches(/^(\d{2})?$/, { message: '应为两位行业大类代码' })
  industry?: string;
}

export class CompanyWarningView implements CompanyWarning {
  @ApiProperty({ enum: ['uscc'] })
  field: 'uscc';

  @ApiProperty({ enum: ['length', 'characters', 'region', 'check_digit', 'duplicate'] })
  code: CompanyWarning['code'];

  message: string;

  /** Name of the other company with that code. */
  other: string | null;
}

export class CompanyView {
  id: string;
  name: string;
  /** Derived from the name. */
  shortName: string | null;
  uscc: string | null;
  region: string | null;
  industry: string | null;
  warnings: CompanyWarningView[];
}
