import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsObject, IsOptional, IsUUID, Min, ValidateIf, ValidateNested } from 'class-validator'; // prettier-ignore
import { type LeadGrade, leadGrades } from '@app/leads';
import { type PlaybookTrigger, playbookTriggers, type TaskKind, taskKinds } from '@app/tasks'; // prettier-ignore
import { IsDay } from '../http/is-day.js';
import { OptionalText, Text } from '../http/text-field.js';

/** One of minutes (of working time), working days, or a day. */
export class WaitBody {
  @IsOptional()
  @IsInt({ message: '应为整数' })
  minutes?: number;

  @IsOptional()
  @IsInt({ message: '应为整数' })
  days?: number;

  @IsOptional()
  @IsDay()
  on?: string;

  /** `09:30` */
  @OptionalText(5)
  time?: string;
}

export class StepBody {
  @IsIn(taskKinds, { message: '不认识的任务类型' })
  kind: TaskKind;

  @OptionalText(60)
  title: string = '';

  @IsObject({ message: '应为间隔' })
  @ValidateNested()
  @Type(() => WaitBody)
  wait: WaitBody;
}

export class RepeatBody {
  @IsInt({ message: '应为整数' })
  days: number;

  @IsInt({ message: '应为整数' })
  times: number;
}

export class PlaybookDefinitionBody {
  @IsArray({ message: '应为列表' })
  @ArrayMaxSize(40, { message: '最多 40 步' })
  @ValidateNested({ each: true })
  @Type(() => StepBody)
  steps: StepBody[];

  @ValidateIf((_body, value) => value !== null)
  @ValidateNested()
  @Type(() => RepeatBody)
  repeat: RepeatBody | null;

  @IsBoolean({ message: '应为 true 或 false' })
  stopOnReply: boolean;

  @IsBoolean({ message: '应为 true 或 false' })
  stopOnStage: boolean;

  @ValidateIf((_body, value) => value !== null)
  @IsUUID(undefined, { message: '应为 id' })
  next: string | null;
}

export class SavePlaybook {
  @Text(40)
  name: string;

  @IsIn(playbookTriggers, { message: 'outcome、stage 或 landing' })
  trigger: PlaybookTrigger;

  /** Outcome, stage or kind of deal. */
  @Text(30)
  key: string;

  @IsIn(['any', ...leadGrades], { message: '不认识的分级' })
  grade: LeadGrade | 'any';

  @IsBoolean({ message: '应为 true 或 false' })
  active: boolean;

  @IsObject({ message: '应为方案' })
  @ValidateNested()
  @Type(() => PlaybookDefinitionBody)
  definition: PlaybookDefinitionBody;
}

export class EditPlaybook extends SavePlaybook {
  /** The version that the person was looking at. */
  @IsInt({ message: '应为整数' })
  @Min(1, { message: '至少 1' })
  version: number;
}

export class PreviewPlaybook {
  @IsOptional()
  @IsUUID(undefined, { message: '应为 id' })
  id?: string;

  @IsObject({ message: '应为方案' })
  @ValidateNested()
  @Type(() => PlaybookDefinitionBody)
  definition: PlaybookDefinitionBody;
}

export class PlaybookView {
  id: string;
  name: string;
  trigger: PlaybookTrigger;
  key: string;
  grade: LeadGrade | 'any';
  version: number;
  active: boolean;
  definition: PlaybookDefinitionBody;
  running: number;
  runningOlder: number;
  updatedAt: Date;
  author: string | null;
}

export class PlaybookList {
  items: PlaybookView[];
}

export class PlaybookStepTime {
  kind: TaskKind;
  title: string;
  due: Date;
}

export class PlaybookProblem {
  field: string;
  message: string;
}

export class PlaybookPreview {
  problems: PlaybookProblem[];
  steps: PlaybookStepTime[];
}
