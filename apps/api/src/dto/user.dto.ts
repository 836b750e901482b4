import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { ApiProperty, PartialType } from '@nestjs/swagger';
import { type Role, roles, type Skill, skills } from '@app/users';
import { OptionalText, Text } from '../http/text-field.js';
import { CodeView, NamedView } from './page.dto.js';
import { WorkingWeekBody } from './working-week.dto.js';

export class AddUser {
  @IsEmail({ allow_utf8_local_part: false }, { message: '应为邮箱' })
  email: string;

  @Text(50)
  name: string;

  @IsIn(roles, { message: '不认识的角色' })
  role: Role;

  @IsUUID(undefined, { message: '应为 id' })
  teamId: string;
}

/** Absent leaves a value alone, null clears it. */
export class EditUser extends PartialType(WorkingWeekBody) {
  @OptionalText(50)
  name?: string;

  @IsOptional()
  @IsIn(roles, { message: '不认识的角色' })
  role?: Role;

  @IsOptional()
  @IsUUID(undefined, { message: '应为 id' })
  teamId?: string;

  @IsOptional()
  @IsBoolean({ message: '应为 true 或 false' })
  disabled?: boolean;

  @IsOptional()
  @IsArray({ message: '应为列表' })
  @ArrayMaxSize(50, { message: '最多 50 个' })
  @Matches(/^\d{2}(\d{2}(\d{2})?)?$/, { each: true, message: '应为行政区划代码' })
  regions?: string[];

  @IsOptional()
  @IsArray({ message: '应为列表' })
  @ArrayMaxSize(97, { message: '最多 97 个' })
  @Matches(/^\d{2}$/, { each: true, message: '应为两位行业大类' })
  industries?: string[];

  @IsOptional()
  @IsISO8601({ strict: true }, { message: '应为 ISO 时间' })
  onLeaveUntil?: string | null;

  /** Share of new leads beside the others'. */
  @IsOptional()
  @IsInt({ message: '应为整数' })
  @Min(1, { message: '1 到 10' })
  @Max(10, { message: '1 到 10' })
  weight?: number;

  /** Most open leads; null = the house's number. */
  @IsOptional()
  @IsInt({ message: '应为整数' })
  @Min(0, { message: '至少 0' })
  @Max(10_000, { message: '最多 10000' })
  capacity?: number | null;

  @IsOptional()
  @IsIn(skills, { each: true, message: '不认识的技能' })
  skills?: Skill[];
}

export class LeaveSpan {
  from: string;
  to: string;
}

export class AddTeam {
  @Text(50)
  name: string;

  @IsOptional()
  @IsUUID(undefined, { message: '应为 id' })
  parentId?: string;
}

export class UserView {
  id: string;
  name: string;
  email: string;
  role: Role;
  team: NamedView;
  disabled: boolean;
  regions: CodeView[];
  industries: CodeView[];
  onLeaveUntil: Date | null;
  weight: number;
  capacity: number | null;
  skills: string[];
  @ApiProperty({ type: 'array', items: { type: 'array', items: { type: 'string' } }, nullable: true })
  hours: [string, string][] | null;
  weekdays: number[] | null;
  /** Of today or the nearest to come. */
  leave: LeaveSpan | null;
  demo: boolean;
}

export class UserList {
  items: UserView[];
  next: string | null;
}

export class TeamView {
  id: string;
  name: string;
  parentId: string | null;
}

export class TeamList {
  items: TeamView[];
  next: string | null;
}

/** Shown once; must be changed at the first sign-in. */
export class OneTimePasswordView {
  id: string;
  oneTimePassword: string;
}
