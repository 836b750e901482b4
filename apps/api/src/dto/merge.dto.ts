import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsObject, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { PageQuery } from './page.dto.js';

const kinds = ['company', 'contact', 'lead'] as const;
type Kind = (typeof kinds)[number];

export class DuplicateQuery extends PageQuery {
  @IsIn(kinds, { message: 'company、contact 或 lead' })
  kind: Kind = 'lead';
}

export class PairQuery {
  @IsIn(kinds, { message: 'company、contact 或 lead' })
  kind: Kind;

  @IsUUID(undefined, { message: '应为 id' })
  a: string;

  @IsUUID(undefined, { message: '应为 id' })
  b: string;
}

export class DismissPair extends PairQuery {
  /** `false` takes it back. */
  @IsOptional()
  @IsBoolean({ message: '应为 true 或 false' })
  dismissed?: boolean;
}

export class SeenVersions {
  @IsInt({ message: '应为整数' })
  keep: number;

  @IsInt({ message: '应为整数' })
  gone: number;
}

export class MergeBody {
  @IsIn(kinds, { message: 'company、contact 或 lead' })
  kind: Kind;

  /** The record that stays. */
  @IsUUID(undefined, { message: '应为 id' })
  keep: string;

  @IsUUID(undefined, { message: '应为 id' })
  gone: string;

  /** `kept` or `gone` by field; absent keeps the survivor's value. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string', enum: ['kept', 'gone'] } })
  @IsObject({ message: '应为对象' })
  choices: Record<string, 'kept' | 'gone'>;

  /** Of two leads: what the person was looking at. */
  @IsOptional()
  @ValidateNested()
  @Type(() => SeenVersions)
  versions?: SeenVersions;
}

export class DuplicateReasonView {
  key: string;
  value?: string;
  words: string;
}

export class DuplicateSide {
  id: string;
  ref?: string;
  name?: string | null;
  line?: string;
  leads?: number;
  company?: string | null;
  contact?: string | null;
  /** Masked. */
  phone?: string | null;
  stage?: string;
  needLine?: string;
  owner?: string | null;
  createdAt?: string;
}

export class LeadDuplicateView {
  score: number;
  reasons: DuplicateReasonView[];
  lead: DuplicateSide;
}

export class LeadDuplicateList {
  items: LeadDuplicateView[];
}

export class DuplicatePairView {
  id: string;
  kind: Kind;
  score: number;
  reasons: DuplicateReasonView[];
  foundAt: string;
  a: DuplicateSide;
  b: DuplicateSide;
}

export class DuplicatePairList {
  items: DuplicatePairView[];
  next: string | null;
}

export class ComparedField {
  key: string;
  same: boolean;
}

export class ComparedSideView {
  id: string;
  name: string;
  version: number | null;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string', nullable: true } })
  fields: Record<string, string | null>;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' } })
  moves: Record<string, number>;
}

export class ComparedPairView {
  kind: Kind;
  fields: ComparedField[];
  a: ComparedSideView;
  b: ComparedSideView;
}

export class MergeSurvivor {
  id: string;
  name: string | null;
}

export class MergeView {
  id: string;
  kind: Kind;
  survivor: MergeSurvivor;
  goneId: string;
  goneName: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' } })
  moved: Record<string, number>;
  by: string | null;
  mergedAt: string;
  undoneAt: string | null;
}

export class MergeList {
  items: MergeView[];
  next: string | null;
}

export class MergedView {
  id: string;
  survivorId: string;
}

export class UndoneView {
  id: string;
  kind: Kind;
  survivorId: string;
  goneId: string;
  /** Fields that were edited since the merge and keep the later value. */
  keptLater: string[];
}
