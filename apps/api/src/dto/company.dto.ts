import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsOptional, Matches } from 'class-validator';
import type { CompanyWarning } from '@app/leads';
import { OptionalText, Text } from '../http/text-field.js';
import { PhoneCheckView } from './phone.dto.js';

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

  /** What the person was looking at: 409 when somebody changed it since. Absent takes over whatever is there. */
  @IsOptional()
  @IsInt({ message: '应为整数' })
  version?: number;
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

export class CompanyPersonView {
  id: string;
  name: string | null;
  /** Masked. */
  phone: string | null;
  phoneCheck: PhoneCheckView | null;
}

export class CompanyView {
  id: string;
  version: number;
  name: string;
  /** Derived from the name. */
  shortName: string | null;
  uscc: string | null;
  region: string | null;
  regionName: string | null;
  industry: string | null;
  industryName: string | null;
  warnings: CompanyWarningView[];
  /** Who answers for its leads within the scope. */
  people: CompanyPersonView[];
}
