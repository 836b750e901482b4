import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsObject } from 'class-validator';
import type { LeadGrade, PoolStage } from '@app/leads';

/** Working days without anything done, by stage and grade (A, B, C); null = never goes back. */
const IDLE_DAYS = {
  type: 'object',
  additionalProperties: {
    type: 'object',
    additionalProperties: { type: 'integer', nullable: true },
  },
} as const;

export class PoolRulesBody {
  @ApiProperty(IDLE_DAYS)
  @IsObject({ message: '应为对象' })
  idleDays: Record<PoolStage, Record<LeadGrade, number | null>>;
  @IsInt({ message: '应为整数' })
  dailyClaims: number;
  @IsInt({ message: '应为整数' })
  holding: number;
  @IsInt({ message: '应为整数' })
  formerOwnerDays: number;
  @IsInt({ message: '应为整数' })
  hourly: number;
  @IsInt({ message: '应为整数' })
  protectionDays: number;
}

export class PoolRulesView {
  @ApiProperty(IDLE_DAYS)
  idleDays: Record<PoolStage, Record<LeadGrade, number | null>>;
  dailyClaims: number;
  holding: number;
  formerOwnerDays: number;
  hourly: number;
  protectionDays: number;
}

export class PoolOwnerView {
  name: string;
  leads: number;
}

/** What saving would do. */
export class PoolPreviewView {
  now: number;
  then: number;
  owners: PoolOwnerView[];
  hours: number;
}
