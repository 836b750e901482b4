import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsISO8601,
  IsOptional,
  IsUUID,
  Matches,
} from 'class-validator';
import { type Role, roles } from '@app/users';
import { OptionalText, Text } from '../http/text-field.js';
import { NamedView } from './page.dto.js';

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
export class EditUser {
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
  regions: string[];
  industries: string[];
  onLeaveUntil: Date | null;
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
