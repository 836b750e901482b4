import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Ground } from './hypothesised-need.js';
import type { ProspectEvidence, ProspectFacts } from './prospect-facts.js';

/** `told`: another article of the same story has it already. */
export type ProspectStatus = 'waiting' | 'approved' | 'dismissed' | 'told';
/** Who read it out of the text: our rules, or a language model that an admin configured. */
export type ProspectOrigin = 'rules' | 'model';
/** What somebody corrected; a key that is absent was left alone. */
export type ProspectEdits = Partial<ProspectFacts>;

/** A supposed value of the need of the lead that was opened, with the words that it rests on. */
export interface StoredGround extends Ground {
  value: unknown;
  /** As the article says it. */
  words: string[];
}

/** A company in the news, as one article tells of it. `companyKey` is its name for comparing. */
@Entity('prospect')
export class ProspectEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid') articleId: string;
  @Column('smallint') ordinal: number;
  @Column('jsonb') facts: ProspectFacts;
  @Column('jsonb', { default: {} }) evidence: ProspectEvidence;
  @Column('jsonb', { default: {} }) edits: ProspectEdits;
  /** By key of the need; filled when the lead is opened. */
  @Column('jsonb', { default: {} }) hypothesis: Record<string, StoredGround>;
  @Column('text', { default: '' }) companyKey: string;
  @Column('text', { default: 'rules' }) origin: ProspectOrigin;
  /** Facts that a model added to what our rules read; of a model's own prospect all of them. */
  @Column('text', { array: true, default: '{}' }) fromModel: string[];
  @Column('text', { default: 'waiting' }) status: ProspectStatus;
  @Column('uuid', { nullable: true }) leadId: string | null;
  @Column('uuid', { nullable: true }) decidedBy: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  @Column('integer', { default: 1 }) version: number;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}
