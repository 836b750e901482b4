import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { type CreditTouch, TOUCHES } from '@app/leads';
import { OptionalText } from '../http/text-field.js';
import { PageQuery } from './page.dto.js';

/** Which article a row is put down to: the lines of the attribution report open lists with these. */
export class CreditQuery extends PageQuery {
  /** The first or the last article that the visitor had read; absent: the page that the words were written on. */
  @IsOptional()
  @IsIn(TOUCHES, { message: 'first 或 last' })
  touch?: CreditTouch;

  @IsOptional()
  @IsUUID(undefined, { message: '应为 id' })
  article?: string;

  /** Of the article; `-` = none. */
  @OptionalText(200)
  column?: string;

  /** Of the article; `-` = none. */
  @OptionalText(200)
  outlet?: string;

  /** City of the article, GB/T 2260; `-` = none. */
  @IsOptional()
  @Matches(/^(?:\d{4}|-)$/, { message: '应为四位城市代码' })
  city?: string;
}
