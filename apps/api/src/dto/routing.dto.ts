import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { CodeView } from './page.dto.js';
import { OptionalText, Text } from '../http/text-field.js';

const SOURCES = ['article', 'listing', 'site', 'phone', 'import', 'prospect'];
const KINDS = [
  'rent',
  'buy',
  'land',
  'land_lease',
  'build_to_suit',
  'factory',
  'warehouse',
  'cold_storage',
  'office',
  'lab',
  'yard',
  'hazmat_warehouse',
];

/** Every condition that is given must hold; one of its values is enough. */
export class RoutingWhenBody {
  @IsOptional()
  @IsArray({ message: '应为列表' })
  @ArrayMaxSize(100, { message: '最多 100 个' })
  @Matches(/^\d{2}(\d{2}(\d{2})?)?$/, { each: true, message: '应为行政区划代码' })
  regions?: string[];

  @IsOptional()
  @IsArray({ message: '应为列表' })
  @ArrayMaxSize(97, { message: '最多 97 个' })
  @Matches(/^\d{2}$/, { each: true, message: '应为两位行业大类' })
  industries?: string[];

  @IsOptional()
  @IsIn(SOURCES, { each: true, message: '不认识的来源' })
  sources?: string[];

  @IsOptional()
  @IsIn(KINDS, { each: true, message: '不认识的需求类型' })
  kinds?: string[];

  @IsOptional()
  @IsNumber({}, { message: '应为数字' })
  @Max(10_000_000, { message: '最多 1000 万 ㎡' })
  minAreaSqm?: number;
}

export class RoutingTargetBody {
  @IsArray({ message: '应为列表' })
  @ArrayMaxSize(100, { message: '最多 100 个' })
  @IsUUID(undefined, { each: true, message: '应为 id' })
  teams: string[];

  @IsArray({ message: '应为列表' })
  @ArrayMaxSize(200, { message: '最多 200 个' })
  @IsUUID(undefined, { each: true, message: '应为 id' })
  advisors: string[];
}

export class RoutingRuleBody {
  /** Empty for a new one. */
  @OptionalText(50)
  id: string;

  @OptionalText(50)
  name: string;

  @IsBoolean({ message: '应为 true 或 false' })
  enabled: boolean;

  @ValidateNested()
  @Type(() => RoutingWhenBody)
  when: RoutingWhenBody;

  @ValidateNested()
  @Type(() => RoutingTargetBody)
  to: RoutingTargetBody;
}

export class RoutingRulesBody {
  /** Most open leads of an advisor without a number of their own; null = no limit. */
  @IsOptional()
  @IsInt({ message: '应为整数' })
  @Min(1, { message: '至少 1' })
  @Max(10_000, { message: '最多 10000' })
  capacity: number | null;

  @IsArray({ message: '应为列表' })
  @ArrayMaxSize(100, { message: '最多 100 条规则' })
  @ValidateNested({ each: true })
  @Type(() => RoutingRuleBody)
  rules: RoutingRuleBody[];
}

export class SaveRoutingRules extends RoutingRulesBody {
  /** The version that the person was looking at. */
  @IsInt({ message: '应为整数' })
  version: number;
}

export class AssignableView {
  id: string;
  name: string;
  teamId: string;
  team: string;
}

export class RoutingRulesView {
  version: number;
  capacity: number | null;
  rules: RoutingRuleBody[];
  /** Names of the places and trades in the rules. */
  regions: CodeView[];
  industries: CodeView[];
  people: AssignableView[];
  /** Leads that nobody could take yet. */
  waiting: number;
}

export class ReplayRuleView {
  id: string;
  name: string;
  leads: number;
}

export class ReplayExampleView {
  leadId: string;
  ref: string;
  needLine: string;
  from: string | null;
  rule: string | null;
  to: string[];
}

/** What rules would have changed in the last `days` days. */
export class ReplayView {
  days: number;
  leads: number;
  changed: number;
  nobody: number;
  byRule: ReplayRuleView[];
  examples: ReplayExampleView[];
}

export class TransferLead {
  @IsUUID(undefined, { message: '应为 id' })
  ownerId: string;

  @Text(200)
  reason: string;
}

export class DoNotContactBody {
  @Text(200)
  reason: string;
}

export class TakerView {
  id: string;
  name: string;
  team: string;
  openLeads: number;
  onLeave: boolean;
}

export class TakerList {
  items: TakerView[];
  next: string | null;
}
