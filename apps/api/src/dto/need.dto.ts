import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsObject, IsOptional, IsString } from 'class-validator';
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

/** By keys of the need contract; a key stands in one of the three. */
export class CorrectNeed {
  @IsInt({ message: '应为整数' })
  version: number;

  /** Values in the contract's shape. */
  @IsOptional()
  @IsObject({ message: '应为对象' })
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  set?: Record<string, unknown>;

  /** Not asked for. */
  @IsOptional()
  @IsArray({ message: '应为列表' })
  @ArrayMaxSize(60, { message: '最多 60 项' })
  @IsString({ each: true, message: '应为需求的键' })
  clear?: string[];

  /** Back to what was read. */
  @IsOptional()
  @IsArray({ message: '应为列表' })
  @ArrayMaxSize(60, { message: '最多 60 项' })
  @IsString({ each: true, message: '应为需求的键' })
  reset?: string[];
}

export class ParsedNeedView {
  /** The need contract's object. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  need: Record<string, unknown>;
}

export class SupposedGroundView {
  /** Of the need. */
  key: string;
  /** The rule, in a few words. */
  why: string;
  /** As the article says it. */
  words: string[];
}

export class SupposedGroundList {
  items: SupposedGroundView[];
  next: string | null;
}
