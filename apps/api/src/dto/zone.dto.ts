import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsISO8601, IsString, Matches, MaxLength, ValidateIf, ValidateNested } from 'class-validator'; // prettier-ignore
import { Text } from '../http/text-field.js';

export class ZoneDraft {
  /** Official name: what a zone is known by. */
  @Text(60)
  name: string;

  /** GB/T 2260 code of the city or county it lies in. */
  @Matches(/^\d{2}(\d{2}(\d{2})?)?$/, { message: '请选所在的城市或区县' })
  hostCode: string;

  @IsArray({ message: '应为列表' })
  @ArrayMaxSize(20, { message: '最多 20 个' })
  @IsString({ each: true, message: '应为文字' })
  @MaxLength(60, { each: true, message: '每个最多 60 字' })
  shorts: string[];

  /** Not read any more. */
  @IsBoolean({ message: '应为 true 或 false' })
  hidden: boolean;
}

export class SaveZone extends ZoneDraft {
  /** `version` of the zone as it was shown; null for a new one and for a built-in one that was not changed before. */
  @ValidateIf((_zone, value) => value !== null)
  @IsISO8601({}, { message: '应为 ISO 时间' })
  version: string | null;
}

export class RemoveZone {
  @Text(60)
  name: string;
}

export class PreviewZone {
  @Text(2000)
  text: string;

  @ValidateNested()
  @Type(() => ZoneDraft)
  zone: ZoneDraft;
}

export class ZoneView {
  name: string;
  hostCode: string;
  /** 浙江省丽水市. */
  host: string;
  shorts: string[];
  hidden: boolean;
  builtIn: boolean;
  /** Differs from the built-in entry, or is an own one. */
  changed: boolean;
  version: string | null;
}

export class ZoneListView {
  items: ZoneView[];
}

export class ZoneWordView {
  /** As written. */
  words: string;
  name: string;
  level: string;
}

export class ZoneReadingView {
  /** The need in one line. */
  line: string;
  regions: ZoneWordView[];
}

export class ZonePreviewView {
  /** With the zones of today. */
  now: ZoneReadingView;
  /** With the draft in them. */
  then: ZoneReadingView;
  /** What would keep the draft from being saved, in words. */
  @ApiProperty({ type: [String] })
  problems: string[];
}
