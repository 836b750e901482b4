import { IsIn, IsISO8601, IsOptional, IsUUID } from 'class-validator';
import { type Stage, stages } from '@app/leads';
import { type RungName, type TaskKind, taskKinds } from '@app/tasks';
import { OptionalText, Text } from '../http/text-field.js';
import { CommaList, NamedView, PageQuery } from './page.dto.js';

export class TaskQuery extends PageQuery {
  @OptionalText(100)
  q?: string;

  @IsOptional()
  @CommaList()
  @IsIn(stages, { each: true, message: '不认识的阶段' })
  stage?: Stage[];

  @IsOptional()
  @IsUUID(undefined, { message: '应为 id' })
  lead?: string;

  @IsOptional()
  @IsUUID(undefined, { message: '应为 id' })
  owner?: string;

  @IsOptional()
  @IsIn(['open', 'done', 'cancelled'], { message: 'open、done 或 cancelled' })
  status?: 'open' | 'done' | 'cancelled';
}

export class AddTask {
  @IsIn(taskKinds, { message: '不认识的任务类型' })
  kind: TaskKind;

  @OptionalText(200)
  title?: string;

  @IsISO8601({ strict: true }, { message: '应为 ISO 时间' })
  due: string;

  @Text(100)
  key: string;
}

export class EditTask {
  @IsOptional()
  @IsIn(['done', 'cancelled'], { message: 'done 或 cancelled' })
  status?: 'done' | 'cancelled';

  @IsOptional()
  @IsISO8601({ strict: true }, { message: '应为 ISO 时间' })
  due?: string;
}

export class TaskLeadView {
  id: string;
  ref: string;
  company: string | null;
  contact: string | null;
}

export class TaskView {
  id: string;
  leadId: string;
  kind: TaskKind;
  title: string;
  due: Date;
  status: 'open' | 'done' | 'cancelled';
  /** The highest rung of the ladder that it has climbed. */
  rung: RungName | null;
  owner: NamedView | null;
  team: NamedView | null;
  lead: TaskLeadView;
}

export class TaskList {
  items: TaskView[];
  next: string | null;
}
