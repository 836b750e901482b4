import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, IsUrl, MaxLength } from 'class-validator';
import { OptionalText, Text } from '../http/text-field.js';
import { PageQuery } from './page.dto.js';

const statuses = ['draft', 'published', 'hidden'] as const;
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
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true }, { message: '应为 http(s) 链接' })
  @MaxLength(1000, { message: '最多 1000 字' })
  sourceUrl?: string;
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
  regions: string[];
  sourceUrl: string | null;
}

export class CloseTakedown {
  @IsIn(['done', 'refused'], { message: 'done 或 refused' })
  outcome: 'done' | 'refused';

  /** How it was answered. */
  @Text(2000)
  note: string;
}

export class TakedownDecision {
  at: string;
  /** Name. */
  by: string | null;
  note: string;
}

export class TakedownItem {
  id: string;
  article: { id: string; title: string; path: string };
  name: string;
  /** Phone or mail of who asks, masked. */
  contact: string;
  reason: string;
  status: string;
  dueAt: Date;
  createdAt: Date;
  decision: TakedownDecision | null;
}

export class RevealedContactView {
  /** Phone or mail of who asks: it is answered there. */
  contact: string;
}

export class TakedownList {
  items: TakedownItem[];
  next: string | null;
}
