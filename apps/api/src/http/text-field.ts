import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** A text that must be there, trimmed, at most `max` characters. */
export const Text = (max: number): PropertyDecorator =>
  applyDecorators(
    trimmed,
    IsString({ message: '应为文字' }),
    IsNotEmpty({ message: '不能为空' }),
    MaxLength(max, { message: `最多 ${max} 字` }),
  );

/** A text that may be left out or empty. */
export const OptionalText = (max: number): PropertyDecorator =>
  applyDecorators(
    IsOptional(),
    trimmed,
    IsString({ message: '应为文字' }),
    MaxLength(max, { message: `最多 ${max} 字` }),
  );
