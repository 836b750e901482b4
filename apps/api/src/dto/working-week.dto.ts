import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsOptional } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';

const spans = { type: 'array', items: { type: 'array', items: { type: 'string' } } } as const;

export class WorkingWeekBody {
  /** `HH:MM` spans in order; null = the office's hours. */
  @IsOptional()
  @IsArray({ message: '应为列表' })
  @ArrayMinSize(1, { message: '至少一段' })
  @ArrayMaxSize(4, { message: '最多 4 段' })
  @ApiProperty({ ...spans, nullable: true })
  hours: [string, string][] | null;

  /** 1 = Monday … 7; null = the office's week. */
  @IsOptional()
  @IsArray({ message: '应为列表' })
  @ArrayMaxSize(7, { message: '最多 7 天' })
  @ArrayMinSize(1, { message: '至少一天' })
  @IsIn([1, 2, 3, 4, 5, 6, 7], { each: true, message: '1 到 7' })
  weekdays: number[] | null;
}

export class WorkingWeekView {
  @ApiProperty({ ...spans, nullable: true })
  hours: [string, string][] | null;
  weekdays: number[] | null;
  @ApiProperty(spans)
  office: [string, string][];
  /** When they are at work next; now, while they are. */
  next: Date;
}
