import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, IsUrl, Matches, MaxLength } from 'class-validator';
import { IsDay } from '../http/is-day.js';
import { OptionalText } from '../http/text-field.js';
import { CodeView, PageQuery } from './page.dto.js';

const statuses = ['draft', 'published', 'hidden'] as const;
const indexings = ['own_value', 'reprint'] as const;
const licences = ['own', 'permitted', 'link_only'] as const;

export class ArticleQuery extends PageQuery {
  @OptionalText(100)
  q?: string;

  @IsOptional()
  @IsIn(statuses, { message: 'draft、published 或 hidden' })
  status?: (typeof statuses)[number];
}

export class EditArticleBody {
  @OptionalText(300)
  title?: string;

  @OptionalText(1000)
  summary?: string;

  @IsOptional()
  @IsArray({ message: '应为列表' })
  @ArrayMaxSize(6, { message: '最多 6 条' })
  @IsString({ each: true, message: '应为文字' })
  @MaxLength(100, { each: true, message: '每条最多 100 字' })
  keyPoints?: string[];

  @IsOptional()
  @IsIn(licences, { message: 'own、permitted 或 link_only' })
  licence?: (typeof licences)[number];

  @IsOptional()
  @IsIn(statuses, { message: 'draft、published 或 hidden' })
  status?: (typeof statuses)[number];

  @IsOptional()
  @MaxLength(200, { message: '最多 200 字' })
  licensedBy?: string | null;

  @IsOptional()
  @IsDay()
  licensedOn?: string | null;

  /** null: by the rule. */
  @IsOptional()
  @IsIn(indexings, { message: 'own_value 或 reprint' })
  indexing?: (typeof indexings)[number] | null;

  /** GB/T 2260 codes, the main city first. */
  @IsOptional()
  @IsArray({ message: '应为列表' })
  @ArrayMaxSize(12, { message: '最多 12 个' })
  @Matches(/^\d{2}(?:\d{2}){0,2}$/, { each: true, message: '应为行政区划代码' })
  regions?: string[];

  /** GB/T 4754 divisions. */
  @IsOptional()
  @IsArray({ message: '应为列表' })
  @ArrayMaxSize(5, { message: '最多 5 个' })
  @Matches(/^\d{2}$/, { each: true, message: '应为两位行业代码' })
  industries?: string[];

  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true }, { message: '应为 http(s) 链接' })
  @MaxLength(1000, { message: '最多 1000 字' })
  sourceUrl?: string | null;
}

export class ArticleRowView {
  id: string;
  slug: string;
  path: string;
  title: string;
  category: string | null;
  publisher: string | null;
  /** ISO day */
  postedOn: string | null;
  publishedOn: string | null;
  status: (typeof statuses)[number];
  licence: (typeof licences)[number];
  createdAt: Date;
}

export class ArticleList {
  items: ArticleRowView[];
  next: string | null;
}

export class ArticleView extends ArticleRowView {
  authors: string[];
  editors: string[];
  text: string;
  summary: string;
  keyPoints: string[];
  /** Places by GB/T 2260, trades by GB/T 4754, with their names. */
  places: CodeView[];
  topics: CodeView[];
  sourceUrl: string | null;
  licensedBy: string | null;
  /** ISO day */
  licensedOn: string | null;
  indexing: (typeof indexings)[number] | null;
  /** What the rule would choose. */
  defaultIndexing: (typeof indexings)[number];
  summaryEdited: boolean;
  /** Whether the page shows the whole text. */
  showsFullText: boolean;
  /** Readers so far, robots and staff left out. */
  reads: number;
}
