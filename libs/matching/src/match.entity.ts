import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { CriterionResult } from './match.js';

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
  @Column('timestamptz', { default: () => 'now()' }) matchedAt: Date;
}
