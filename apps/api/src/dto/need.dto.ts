import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { IsDay } from '../http/is-day.js';
import { Text } from '../http/text-field.js';

export class ParseNeed {
  @Text(10_000)
  text: string;

  @IsOptional()
  @IsIn(['need', 'usage', 'tax', 'free'], { message: 'need、usage、tax 或 free' })
  formField?: 'need' | 'usage' | 'tax' | 'free';

  @IsOptional()
  @IsDay()
  asOf?: string;
}

export class ParsedNeedView {
  /** The need contract's object. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  need: Record<string, unknown>;
}
