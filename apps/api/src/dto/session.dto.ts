import { IsString, MaxLength } from 'class-validator';
import { Text } from '../http/text-field.js';

/** Signing in. */
export class SignIn {
  @Text(200)
  email: string;

  @IsString({ message: '应为文字' })
  @MaxLength(200, { message: '最多 200 字' })
  password: string;
}

export class ChangePassword {
  @IsString({ message: '应为文字' })
  @MaxLength(200, { message: '最多 200 字' })
  current: string;

  @IsString({ message: '应为文字' })
  @MaxLength(200, { message: '最多 200 字' })
  next: string;
}

/** Who is signed in; `can` lists what the dashboard may offer. */
export class SessionView {
  id: string;
  name: string;
  email: string;
  role: 'advisor' | 'manager' | 'admin';
  teamId: string;
  mustChangePassword: boolean;
  can: string[];
}
