import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { Text } from '../http/text-field.js';

export class ParseNeed {
  @Text(10_000)
  text: string;

  @IsOptional()
  @IsIn(['need', 'usage', 'tax', 'free'], { message: 'need、usage、tax 或 free' })
  formField?: 'need' | 'usage' | 'tax' | 'free';

  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: '应为 2026-11-23 这样的日期' })
  asOf?: string;
}

export class ParsedNeedView {
  /** The need contract's object. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  need: Record<string, unknown>;
}
