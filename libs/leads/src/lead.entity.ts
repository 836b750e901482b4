import type { Need, NeedCorrections } from '@app/needs';
import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { NeedOrigins } from './need-origins.js';
import type { Stage } from './stage.js';

export type SourceKind = 'article' | 'listing' | 'site' | 'phone' | 'import' | 'prospect';

/**
 * A chance of a contract. `version` counts changes; `reached` is the rank of the furthest stage it ever stood at. `need` is
 * the need to work with: what was read (`needRead`, null while it is the same) with what people corrected applied last.
 */
@Entity('lead')
export class Lead {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('text', { unique: true }) ref: string;
  @Column('text', { default: 'new' }) stage: Stage;
  @Column('uuid', { nullable: true }) companyId: string | null;
  @Column('uuid', { nullable: true }) contactId: string | null;
  @Column('boolean', { default: false }) agent: boolean;
  @Column('uuid', { nullable: true }) ownerId: string | null;
  @Column('uuid', { nullable: true }) teamId: string | null;
  @Column('uuid', { nullable: true }) linkedLeadId: string | null;
  @Column('text') sourceKind: SourceKind;
  @Column('uuid', { nullable: true }) articleId: string | null;
  @Column('uuid', { nullable: true }) listingId: string | null;
  /** First and last article that its visitor had read; reports fall back on `articleId`. */
  @Column('uuid', { nullable: true }) readFirstId: string | null;
  @Column('uuid', { nullable: true }) readLastId: string | null;
  /** The company in the news that it was opened from. */
  @Column('uuid', { nullable: true, unique: true }) prospectId: string | null;
  @Column('jsonb', { default: '{}' }) need: Partial<Need>;
  @Column('jsonb', { nullable: true }) needRead: Need | null;
  @Column('jsonb', { default: '{}' }) needCorrections: NeedCorrections;
  @Column('jsonb', { default: '{}' }) needOrigins: NeedOrigins;
  @Column('text', { default: '' }) needLine: string;
  @Column('text', { nullable: true }) lostReason: string | null;
  @Column('date', { nullable: true }) wakeOn: string | null;
  @Column('smallint', { default: 0 }) reached: number;
  @Column('timestamptz', { nullable: true }) visitedAt: Date | null;
  @Column('timestamptz', { nullable: true }) signedAt: Date | null;
  @Column('timestamptz', { default: () => 'now()' }) stageAt: Date;
  @Column('timestamptz', { default: () => 'now()' }) activeAt: Date;
  /** Nobody could take it yet, since then. */
  @Column('timestamptz', { nullable: true }) waitingSince: Date | null;
  /** 报备 of an agent: it does not go back to the pool before. */
  @Column('timestamptz', { nullable: true }) protectedUntil: Date | null;
  @Column('integer', { default: 1 }) version: number;
  @Column('text', { default: '' }) searchText: string;
  @Column('boolean', { default: false }) demo: boolean;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}
