import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsNumber, IsObject, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator'; // prettier-ignore
import { applyDecorators } from '@nestjs/common';
import { IsDay } from '../http/is-day.js';
import { OptionalText, Text } from '../http/text-field.js';
import { NamedView, PageQuery, QueryFlag } from './page.dto.js';

const kinds = ['factory', 'warehouse', 'land', 'cold_storage', 'office', 'lab', 'yard', 'hazmat_warehouse'] as const;
const transactions = ['rent', 'buy', 'land', 'land_lease', 'build_to_suit'] as const;
const statuses = ['available', 'reserved', 'let', 'sold', 'withdrawn'] as const;
const storeys = ['single', 'multi', 'ground', 'upper'] as const;
const fireClasses = ['甲', '乙', '丙1', '丙2', '丙', '丁', '戊'] as const;
const verifications = ['none', 'phone', 'site', 'valid', 'expired'] as const;

/** A figure of a filter, from 0. */
const Figure = (): PropertyDecorator =>
  applyDecorators(
    IsOptional(),
    Type(() => Number),
    IsNumber({ allowNaN: false, allowInfinity: false }, { message: '应为数字' }),
    Min(0, { message: '至少 0' }),
    Max(1e12, { message: '太大了' }),
  );

/** Areas in ㎡ and 亩, rents in yuan a ㎡ and month, lengths in m, loads in t/㎡, cranes in t, power in kVA. */
export class ListingQuery extends PageQuery {
  @OptionalText(100)
  q?: string;

  @IsOptional()
  @IsIn(kinds, { message: '不认识的类型' })
  kind?: (typeof kinds)[number];

  @IsOptional()
  @Matches(/^\d{2}(\d{2}(\d{2})?)?$/, { message: '应为行政区划代码' })
  region?: string;

  /** Part of a development zone's name. */
  @OptionalText(50)
  zone?: string;

  @IsOptional()
  @IsIn(transactions, { message: '不认识的交易方式' })
  transaction?: (typeof transactions)[number];

  @IsOptional()
  @IsIn(statuses, { message: '不认识的状态' })
  status?: (typeof statuses)[number];

  @IsOptional()
  @IsIn(verifications, { message: '不认识的核实状态' })
  verified?: (typeof verifications)[number];

  @IsOptional()
  @QueryFlag()
  @IsBoolean({ message: '1 或 0' })
  published?: boolean;

  @IsOptional()
  @IsUUID(undefined, { message: '应为 id' })
  park?: string;

  @IsOptional()
  @IsIn(storeys, { message: '不认识的楼层' })
  storey?: (typeof storeys)[number];

  @IsOptional()
  @IsIn(fireClasses, { message: '不认识的消防类别' })
  fire?: (typeof fireClasses)[number];

  @Figure() areaMin?: number;
  @Figure() areaMax?: number;
  @Figure() muMin?: number;
  @Figure() muMax?: number;
  @Figure() rentMin?: number;
  @Figure() rentMax?: number;
  @Figure() height?: number;
  @Figure() load?: number;
  @Figure() power?: number;
  @Figure() crane?: number;
}

export class VerificationView {
  state: 'none' | 'valid' | 'expired';
  /** Days since. */
  @ApiProperty({ type: Number, nullable: true })
  age: number | null;
  /** The last day on which it holds. */
  @ApiProperty({ type: String, nullable: true })
  until: string | null;
}

/** A listing; `facts` is the listing contract's object without what is internal. */
export class ListingRowView {
  id: string;
  ref: string;
  title: string;
  kind: string;
  region: string;
  regionName: string;
  @ApiProperty({ type: String, nullable: true })
  devzone: string | null;
  @ApiProperty({ type: () => NamedView, nullable: true })
  park: NamedView | null;
  status: string;
  @ApiProperty({ type: String, nullable: true })
  statusReason: string | null;
  verified: string;
  @ApiProperty({ type: String, nullable: true })
  verifiedOn: string | null;
  verification: VerificationView;
  published: boolean;
  /** Yuan a ㎡ and month, the lowest that is asked. */
  @ApiProperty({ type: Number, nullable: true })
  rentMonth: number | null;
  /** Id of the first photo. */
  @ApiProperty({ type: String, nullable: true })
  cover: string | null;
  photos: number;
  path: string;
  createdAt: Date;
  updatedAt: Date;
  @ApiProperty({ type: 'object', additionalProperties: true })
  facts: Record<string, unknown>;
}

export class ListingView extends ListingRowView {
  /** What an edit must name. */
  version: string;
  source: string;
  /** Floor prices and owner, for those who may edit; `owner_hints` shows masked what only a reveal opens. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  internal?: Record<string, unknown>;
}

export class ListingList {
  items: ListingRowView[];
  next: string | null;
  total: number;
}

export class AddListing {
  /** The contract's object; `ref` may be left out and is made. */
  @IsObject({ message: '应为对象' })
  @ApiProperty({ type: 'object', additionalProperties: true })
  listing: Record<string, unknown>;
}

export class EditListing {
  @Text(60)
  version: string;

  /** Contract keys; absent leaves a value alone, null clears it. */
  @IsObject({ message: '应为对象' })
  @ApiProperty({ type: 'object', additionalProperties: true })
  listing: Record<string, unknown>;
}

export class SetListingStatus {
  @IsIn(statuses, { message: '不认识的状态' })
  status: (typeof statuses)[number];

  /** Asked for when the offer ends: let, sold, withdrawn. */
  @OptionalText(200)
  reason?: string;
}

export class VerifyListing {
  @IsIn(['none', 'phone', 'site'], { message: 'none、phone 或 site' })
  kind: 'none' | 'phone' | 'site';

  /** Today unless given. */
  @IsOptional()
  @IsDay()
  on?: string;
}

export class ReadListingBody {
  @Text(10_000)
  text: string;
}

export class ReadListingView {
  /** Contract keys that the text states. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  listing: Record<string, unknown>;
  /** By key, start and end in the text (UTF-16). */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'array', items: { type: 'number' } } })
  spans: Record<string, [number, number]>;
  title: string;
}

export class DuplicateQuery {
  @OptionalText(100) ref?: string;
  @OptionalText(300) address?: string;
  @OptionalText(200) park?: string;
  @OptionalText(100) building?: string;
  @OptionalText(50) floorNo?: string;

  @IsOptional()
  @IsUUID(undefined, { message: '应为 id' })
  except?: string;
}

export class DuplicateView {
  id: string;
  ref: string;
  title: string;
  status: string;
  why: 'ref' | 'address' | 'unit';
}

export class DuplicateList {
  items: DuplicateView[];
}

export class ListingLeadView {
  id: string;
  ref: string;
  stage: string;
  @ApiProperty({ type: String, nullable: true })
  company: string | null;
  needLine: string;
  @ApiProperty({ type: String, nullable: true })
  owner: string | null;
  verdict: 'fit' | 'near';
  score: number;
}

export class ListingLeadList {
  items: ListingLeadView[];
  total: number;
  fits: number;
}

export class OwnerView {
  /** By contract key (`owner_phone` …), in the clear. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  owner: Record<string, string>;
}

export class PhotoView {
  id: string;
  caption: string;
  /** Of the large size, in px. */
  width: number;
  height: number;
}

export class PhotoList {
  items: PhotoView[];
}

export class OrderPhotos {
  @IsArray({ message: '应为列表' })
  @ArrayMaxSize(100, { message: '太多了' })
  @IsUUID(undefined, { each: true, message: '应为 id' })
  order: string[];
}

export class CaptionPhoto {
  @OptionalText(100)
  @Transform(({ value }: { value: unknown }) => value ?? '')
  caption: string;
}

export class ParkView {
  id: string;
  name: string;
  region: string;
  regionName: string;
  @ApiProperty({ type: String, nullable: true })
  devzone: string | null;
  @ApiProperty({ type: String, nullable: true })
  address: string | null;
  hideUnits: boolean;
  listings: number;
  free: number;
  /** ㎡ on offer. */
  freeSqm: number;
}

export class ParkList {
  items: ParkView[];
}

/** Absent leaves a value alone. */
export class EditParkBody {
  @OptionalText(300)
  address?: string;

  @IsOptional()
  @IsBoolean({ message: '应为 true 或 false' })
  hideUnits?: boolean;
}
