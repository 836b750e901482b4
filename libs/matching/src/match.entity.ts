import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { CriterionResult, MatchNote } from './match.js';

/** How a listing answers a lead's need, with the reasons; one row a pair. */
@Entity('match')
@Unique(['leadId', 'listingId'])
export class MatchEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid') leadId: string;
  @Column('uuid') listingId: string;
  @Column('double precision') score: number;
  @Column('text') verdict: 'fit' | 'near';
  @Column('jsonb') criteria: CriterionResult[];
  @Column('jsonb', { default: '[]' }) notes: MatchNote[];
  @Column('timestamptz', { default: () => 'now()' }) matchedAt: Date;
  /** Since when it fits; null while it is only near. */
  @Column('timestamptz', { nullable: true }) fitSince: Date | null;
  /** When the site was let, sold or withdrawn: it stays in sight, marked so. */
  @Column('timestamptz', { nullable: true }) goneAt: Date | null;
}
