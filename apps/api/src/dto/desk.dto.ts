import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import { OptionalText } from '../http/text-field.js';
import { PageQuery } from './page.dto.js';

const states = ['waiting', 'done'] as const;

export class DeskQuery extends PageQuery {
  @IsOptional()
  @IsIn(states, { message: 'waiting 或 done' })
  state: (typeof states)[number] = 'waiting';
}

/** Why an article stands where it stands; what is absent does not apply. */
export class DeskReasonView {
  prospects: number;
  company?: string;
  stage?: string;
  place?: string;
  strength?: string;
  fits?: number;
  known?: boolean;
  oldDays?: number;
}

export class DeskRowView {
  id: string;
  title: string;
  publisher: string | null;
  /** ISO day of the news. */
  day: string | null;
  status: string;
  score: number;
  reason: DeskReasonView;
  /** Other articles of its story. */
  others: number;
  leads: number;
  outcome: string | null;
  doneAt: Date | null;
  by: string | null;
  createdAt: Date;
}

export class DeskPageView {
  items: DeskRowView[];
  next: string | null;
  total?: number;
}

export class NamedRegionView {
  code: string;
  name: string;
}

export class OutletView {
  id: string;
  title: string;
  path: string;
  publisher: string | null;
  day: string | null;
  status: string;
}

export class FittingListingView {
  id: string;
  ref: string;
  title: string;
  score: number;
}

export class FitsView {
  /** At most 20 are counted. */
  count: number;
  best: FittingListingView[];
}

export class LeadHintView {
  /** Null where the person may not see that lead. */
  id: string | null;
  ref: string | null;
  owner?: string | null;
}

export class RecognisedCompanyView {
  id: string;
  name: string;
  /** uscc, name, former_name, alias or short_name. */
  by: string;
  lead: LeadHintView | null;
}

export class ProspectView {
  id: string;
  articleId: string;
  version: number;
  status: 'waiting' | 'approved' | 'dismissed' | 'told';
  origin: 'rules' | 'model';
  /** Facts that a model added, by key. */
  fromModel: string[];
  /** The contract's prospect without persons and evidence; with `region` (GB/T 2260) and `tenure`. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  facts: Record<string, unknown>;
  edited: string[];
  /** By key of the facts: [start, end] in the text, UTF-16. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  evidence: Record<string, unknown>;
  placeName: string | null;
  industryName: string | null;
  /** The need contract's object. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  need: Record<string, unknown>;
  /** By key of the need: the facts it rests on, and why. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  grounds: Record<string, unknown>;
  strength: 'strong' | 'likely' | 'weak' | 'none';
  why: string;
  fits: FitsView;
  companies: RecognisedCompanyView[];
  lead: LeadHintView | null;
}

export class ArticleSourceView {
  name: string;
  licenceNote: string | null;
}

export class DeskArticleView {
  id: string;
  title: string;
  text: string;
  publisher: string | null;
  editors: string[];
  category: string | null;
  categoryCity: string | null;
  postedOn: string | null;
  publishedOn: string | null;
  sourceUrl: string | null;
  source: ArticleSourceView | null;
  licence: 'own' | 'permitted' | 'link_only';
  licensedBy: string | null;
  /** ISO day */
  licensedOn: string | null;
  indexing: 'own_value' | 'reprint' | null;
  /** What holds while nobody chose. */
  defaultIndexing: 'own_value' | 'reprint';
  status: 'draft' | 'published' | 'hidden';
  path: string;
  regions: NamedRegionView[];
  desk: 'waiting' | 'done';
  score: number;
  reason: DeskReasonView;
  outcome: string | null;
  prospects: ProspectView[];
  others: OutletView[];
}

export class DeskDoneView {
  /** False: it stays on the desk while prospects wait. */
  done: boolean;
}

export class BlockFromDesk {
  @OptionalText(300)
  reason?: string;
}

export class DeskLeftView {
  /** Articles that left the desk with it. */
  left: number;
}

export class EditProspect {
  @IsInt({ message: '应为整数' })
  version: number;

  /** By key of the contract; null says that the text does not tell. */
  @IsObject({ message: '应为对象' })
  @ApiProperty({ type: 'object', additionalProperties: true })
  facts: Record<string, unknown>;
}

/** What an editor changes in a supposed need: values in the contract's shape, and keys that are not asked for. */
export class SupposedNeedChange {
  @IsOptional()
  @IsObject({ message: '应为对象' })
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  set?: Record<string, unknown>;

  @IsOptional()
  @IsArray({ message: '应为列表' })
  @ArrayMaxSize(60, { message: '最多 60 项' })
  @IsString({ each: true, message: '应为需求的键' })
  clear?: string[];
}

export class SupposedNeedView {
  @ApiProperty({ type: 'object', additionalProperties: true })
  need: Record<string, unknown>;
  fits: FitsView;
}

export class ApproveProspect {
  @IsInt({ message: '应为整数' })
  version: number;

  /** One of the recognised companies, or null for none of them; absent: the surest. */
  @IsOptional()
  @IsUUID(undefined, { message: '应为公司编号' })
  companyId?: string | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => SupposedNeedChange)
  need?: SupposedNeedChange;
}

export class ApprovedView {
  lead: LeadHintView;
  /** The company had an open lead: the news is a note on it. */
  joined: boolean;
}
