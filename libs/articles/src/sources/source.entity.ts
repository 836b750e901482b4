import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Licence } from '../article.entity.js';

/** `feed`: RSS, Atom or RDF. `list`: a page of links, of which `linkSelector` names the articles. */
export type SourceKind = 'feed' | 'list';

/** Where articles are fetched from by schedule. `nextAt` says when it is due; `problem` is the last run's, in a sentence. */
@Entity('source')
export class Source {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') kind: SourceKind;
  @Column('text') url: string;
  /** CSS; null = links that read like headlines. */
  @Column('text', { nullable: true }) linkSelector: string | null;
  /** CSS of the link to the next page of the list; null = one page. */
  @Column('text', { nullable: true }) nextSelector: string | null;
  @Column('smallint', { default: 1 }) listPages: number;
  @Column('integer', { default: 120 }) everyMinutes: number;
  /** Only while the office works. */
  @Column('boolean', { default: false }) workingHours: boolean;
  /** Articles fetched in one run at most; the rest waits for the next. */
  @Column('smallint', { default: 20 }) pageBudget: number;
  @Column('text', { default: 'link_only' }) licence: Licence;
  /** Who permitted whole texts, where that is written down, and when (YYYY-MM-DD). */
  @Column('text', { nullable: true }) licenceNote: string | null;
  @Column('date', { nullable: true }) licensedOn: string | null;
  @Column('timestamptz', { nullable: true }) pausedAt: Date | null;
  @Column('timestamptz', { default: () => 'now()' }) nextAt: Date;
  @Column('timestamptz', { nullable: true }) claimedUntil: Date | null;
  @Column('timestamptz', { nullable: true }) lastRunAt: Date | null;
  @Column('timestamptz', { nullable: true }) lastSuccessAt: Date | null;
  @Column('text', { nullable: true }) lastOutcome: string | null;
  @Column('text', { nullable: true }) problem: string | null;
  /** Runs that failed one after the other. */
  @Column('smallint', { default: 0 }) failures: number;
  /** What the feed or list was, for asking whether it changed. */
  @Column('text', { nullable: true }) etag: string | null;
  @Column('text', { nullable: true }) lastModified: string | null;
  @Column('uuid', { nullable: true }) createdBy: string | null;
  @Column('boolean', { default: false }) demo: boolean;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}
