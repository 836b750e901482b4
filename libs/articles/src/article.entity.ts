import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { RelatedItem } from './reading/related-items.js';

/** `link_only`: somebody else's text, of which the site shows a summary, a short quote and the link. */
export type Licence = 'own' | 'permitted' | 'link_only';
export type ArticleStatus = 'draft' | 'published' | 'hidden';

/**
 * A news page after reading. `regions` are GB/T 2260 codes of the story's places, a county always with its city;
 * `categoryCity` is the city of the column it was filed under. Dates are YYYY-MM-DD.
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
  @Column('jsonb', { default: [] }) related: RelatedItem[];
  @Column('text', { array: true, default: '{}' }) siteContact: string[];
  @Column('text', { nullable: true }) takedownNotice: string | null;
  @Column('bytea', { unique: true, select: false }) contentHash: Buffer;
  @Column('text', { default: 'draft' }) status: ArticleStatus;
  @Column('timestamptz', { nullable: true }) publishedAt: Date | null;
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
  | 'status'
  | 'publishedAt'
  | 'createdAt'
>;

/** Its public page. */
export const articlePath = (article: { slug: string }): string => `/news/${article.slug}`;
