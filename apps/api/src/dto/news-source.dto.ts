import { ApiProperty, PartialType } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsOptional, IsUUID, Max, Min, ValidateIf } from 'class-validator';
import { IsDay } from '../http/is-day.js';
import { OptionalText, Text } from '../http/text-field.js';

const kinds = ['feed', 'list'] as const;
const licences = ['own', 'permitted', 'link_only'] as const;
const between = (from: number, to: number) => ({ message: `应为 ${from} 到 ${to} 的整数` });
type Kind = (typeof kinds)[number];
type Licence = (typeof licences)[number];

/** What decides which links a source has. */
export class AskedSourceBody {
  @IsIn(kinds, { message: 'feed 或 list' })
  kind: Kind;

  @Text(2000)
  url: string;

  /** CSS; empty = links that read like headlines. */
  @OptionalText(300)
  linkSelector?: string;

  /** CSS of the link to the next page. */
  @OptionalText(300)
  nextSelector?: string;

  @IsOptional()
  @IsInt(between(1, 10))
  @Min(1, between(1, 10))
  @Max(10, between(1, 10))
  listPages?: number;
}

export class AddSourceBody extends AskedSourceBody {
  @Text(60)
  name: string;

  @IsOptional()
  @IsInt(between(15, 10_080))
  @Min(15, between(15, 10_080))
  @Max(10_080, between(15, 10_080))
  everyMinutes?: number;

  @IsOptional()
  @IsBoolean({ message: '应为 true 或 false' })
  workingHours?: boolean;

  @IsOptional()
  @IsInt(between(1, 100))
  @Min(1, between(1, 100))
  @Max(100, between(1, 100))
  pageBudget?: number;

  @IsOptional()
  @IsIn(licences, { message: 'own、permitted 或 link_only' })
  licence?: Licence;

  /** Where the permission is written down. */
  @OptionalText(300)
  licenceNote?: string;

  /** ISO day of that permission; empty = none. */
  @ValidateIf((_, value) => value !== undefined && value !== '')
  @IsDay()
  licensedOn?: string;
}

/** An absent key leaves the value alone, an empty text clears it. */
export class EditSourceBody extends PartialType(AddSourceBody) {
  @IsOptional()
  @IsBoolean({ message: '应为 true 或 false' })
  paused?: boolean;
}

export class NewsArticleRef {
  id: string;
  title: string;
}

export class NewsSourceView {
  id: string;
  name: string;
  kind: Kind;
  url: string;
  linkSelector: string | null;
  nextSelector: string | null;
  listPages: number;
  everyMinutes: number;
  workingHours: boolean;
  pageBudget: number;
  licence: Licence;
  licenceNote: string | null;
  licensedOn: string | null;
  @ApiProperty({ enum: ['new', 'well', 'quiet', 'failing', 'paused', 'blocked'] })
  health: 'new' | 'well' | 'quiet' | 'failing' | 'paused' | 'blocked';
  running: boolean;
  blockReason: string | null;
  pausedAt: Date | null;
  nextAt: Date;
  lastRunAt: Date | null;
  lastSuccessAt: Date | null;
  lastOutcome: string | null;
  /** What went wrong last, in a sentence. */
  problem: string | null;
  /** Runs that failed one after the other. */
  failures: number;
  /** Articles that came in within seven days, and links that came to nothing. */
  read7: number;
  failed7: number;
  /** Links that wait to be read. */
  waiting: number;
  requests7: number;
  refused7: number;
  lastArticle: NewsArticleRef | null;
}

export class NewsSourceList {
  items: NewsSourceView[];
  next: string | null;
}

export class AddedSource {
  id: string;
}

export class PageFetchView {
  id: string;
  url: string;
  at: Date;
  /** Of HTTP; null = it was not asked, or did not answer. */
  status: number | null;
  bytes: number;
  ms: number;
  outcome: string;
  problem: string | null;
}

export class PageFetchList {
  items: PageFetchView[];
  next: string | null;
}

export class TrialLink {
  url: string;
  title: string;
  publishedAt: Date | null;
}

export class TrialArticleView {
  url: string;
  title: string;
  publisher: string | null;
  postedOn: string | null;
  /** Its beginning. */
  text: string;
  length: number;
}

export class SourceTrialView {
  found: number;
  links: TrialLink[];
  more: boolean;
  article: TrialArticleView | null;
  problem: string | null;
}

export class SourceBlockView {
  id: string;
  host: string | null;
  sourceId: string | null;
  sourceName: string | null;
  reason: string;
  createdBy: string | null;
  createdAt: Date;
}

export class SourceBlockList {
  items: SourceBlockView[];
  next: string | null;
}

/** One of host and source. */
export class BlockSourceBody {
  @ValidateIf(({ sourceId }: BlockSourceBody) => sourceId === undefined)
  @Text(300)
  host?: string;

  @IsOptional()
  @IsUUID(undefined, { message: '应为来源的编号' })
  sourceId?: string;

  @OptionalText(300)
  reason?: string;
}

export class UnblockedView {
  /** Articles that wait on the desk again. */
  back: number;
}

class LicenceBody {
  @IsOptional()
  @IsIn(licences, { message: 'own、permitted 或 link_only' })
  licence?: Licence;

  /** Who permitted the full text and by which document, and since when (ISO day): both for `permitted`. */
  @OptionalText(200)
  licensedBy?: string;

  @IsOptional()
  @IsDay()
  licensedOn?: string;
}

export class CollectUrlBody extends LicenceBody {
  @Text(2000)
  url: string;
}

export class CollectTextBody extends LicenceBody {
  @OptionalText(200)
  title?: string;

  @Text(20_000)
  text: string;

  @OptionalText(2000)
  sourceUrl?: string;
}

export class CollectedView {
  id: string;
  slug: string;
  /** false = it was there already. */
  created: boolean;
}
