import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { DeskReason } from './prospects/desk-reason.js';
import type { RelatedItem } from './reading/related-items.js';

/** `link_only`: somebody else's text, of which the site shows a summary, a short quote and the link. */
export type Licence = 'own' | 'permitted' | 'link_only';
/** What became of it on the editor's desk; `reprint` when another article of its story stands there for it. */
export type DeskOutcome = 'published' | 'lead' | 'ignored' | 'blocked' | 'reprint';
export type ArticleStatus = 'draft' | 'published' | 'hidden';
/** `own_value` may be kept by search engines; a `reprint` may not: its place in the index is the original's. */
export type Indexing = 'own_value' | 'reprint';

/**
 * A news page after reading. `regions` are GB/T 2260 codes of the story's places, a county always with its city;
 * `categoryCity` is the city of the column it was filed under. Dates are YYYY-MM-DD. `licensedBy` and `licensedOn` say who
 * permitted the full text and when; `changedAt` is the last change that a reader sees after publication.
 */
@Entity('article')
export class Article {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('text', { unique: true }) slug: string;
  @Column('text') title: string;
  @Column('text', { nullable: true }) category: string | null;
  @Column('text', { nullable: true }) categoryCity: string | null;
  @Column('text', { nullable: true }) publisher: string | null;
  @Column('text', { array: true, default: '{}' }) authors: string[];
  @Column('text', { array: true, default: '{}' }) editors: string[];
  @Column('date', { nullable: true }) postedOn: string | null;
  @Column('date', { nullable: true }) publishedOn: string | null;
  @Column('text') text: string;
  @Column('text', { default: '' }) summary: string;
  @Column('text', { array: true, default: '{}' }) keyPoints: string[];
  @Column('text', { array: true, default: '{}' }) regions: string[];
  @Column('text', { array: true, default: '{}' }) industries: string[];
  @Column('text', { nullable: true }) sourceUrl: string | null;
  /** Of the `source` that it was fetched from; null = brought in by hand. */
  @Column('uuid', { nullable: true }) sourceId: string | null;
  @Column('timestamptz', { nullable: true }) fetchedAt: Date | null;
  @Column('text', { default: 'link_only' }) licence: Licence;
  @Column('text', { nullable: true }) licensedBy: string | null;
  @Column('date', { nullable: true }) licensedOn: string | null;
  /** A person's choice; null = by the rule (see `defaultIndexing`). */
  @Column('text', { nullable: true }) indexing: Indexing | null;
  /** Whether a person wrote the summary or the facts. */
  @Column('boolean', { default: false }) summaryEdited: boolean;
  @Column('timestamptz', { nullable: true }) changedAt: Date | null;
  @Column('jsonb', { default: [] }) related: RelatedItem[];
  @Column('text', { array: true, default: '{}' }) siteContact: string[];
  @Column('text', { nullable: true }) takedownNotice: string | null;
  @Column('bytea', { unique: true, select: false }) contentHash: Buffer;
  @Column('text', { default: 'draft' }) status: ArticleStatus;
  @Column('timestamptz', { nullable: true }) publishedAt: Date | null;
  // The desk's own columns, which are not read with the article.
  /** The first article of the story that it tells; null until it was compared with the others. */
  @Column('uuid', { nullable: true, select: false }) storyId?: string | null;
  /** Null: never came to the editor's desk. */
  @Column('text', { nullable: true, select: false }) desk?: 'waiting' | 'done' | null;
  @Column('smallint', { default: 0, select: false }) deskScore?: number;
  @Column('jsonb', { default: {}, select: false }) deskReason?: DeskReason;
  @Column('text', { nullable: true, select: false }) deskOutcome?: DeskOutcome | null;
  @Column('uuid', { nullable: true, select: false }) deskBy?: string | null;
  @Column('timestamptz', { nullable: true, select: false }) deskDoneAt?: Date | null;
  @Column('boolean', { default: false }) demo: boolean;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}

/** What lists need of an article. */
export type ArticleItem = Pick<
  Article,
  | 'id'
  | 'slug'
  | 'title'
  | 'category'
  | 'publisher'
  | 'postedOn'
  | 'publishedOn'
  | 'summary'
  | 'regions'
  | 'licence'
  | 'status'
  | 'publishedAt'
  | 'changedAt'
  | 'createdAt'
>;

/** Its public page. */
export const articlePath = (article: { slug: string }): string => `/news/${article.slug}`;
