import { Transform, Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { OptionalText } from '../http/text-field.js';

/** Paging that every list takes. */
export class PageQuery {
  @OptionalText(200)
  cursor?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: '应为整数' })
  @Min(1, { message: '至少 1' })
  @Max(100, { message: '最多 100' })
  limit: number = 50;
}

/** `a,b` or repeated keys become a list. */
export const CommaList = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) =>
    (Array.isArray(value) ? value : [value]).flatMap((part) =>
      typeof part === 'string' ? part.split(',').filter(Boolean) : part,
    ),
  );

/** `1`/`true` in a query. */
export const QueryFlag = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) =>
    value === '1' || value === 'true' ? true : value === '0' || value === 'false' ? false : value,
  );

export class NamedView {
  id: string;
  name: string;
}

export class ArticleLink {
  id: string;
  title: string;
  path: string;
}

/** A place or trade by its code of the national standard, and its name. */
export class CodeView {
  code: string;
  name: string;
}
