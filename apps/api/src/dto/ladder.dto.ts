import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, ValidateNested } from 'class-validator';
import { type RungName, rungNames } from '@app/tasks';

export class RungBody {
  @IsIn(rungNames, { message: 'owner、leader、manager 或 pool' })
  to: RungName;

  /** Working minutes after the call was due; below 0 before it. */
  @IsInt({ message: '应为整数' })
  minutes: number;
}

export class LadderBody {
  /** Working minutes until a first call is due. */
  @IsInt({ message: '应为整数' })
  firstCallMinutes: number;

  @IsArray({ message: '应为列表' })
  @ArrayMaxSize(8, { message: '最多 8 级' })
  @ValidateNested({ each: true })
  @Type(() => RungBody)
  rungs: RungBody[];
}

export class LadderView {
  rules: LadderBody;
  defaults: LadderBody;
}

export class ClimbingView {
  owner: number;
  leader: number;
  manager: number;
  pool: number;
}

export class LadderProblem {
  field: string;
  message: string;
}

/** What the draft would do to the first calls that are open now. */
export class LadderEffectView {
  open: number;
  climbing: ClimbingView;
  problems: LadderProblem[];
}
