import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { CallOutcome } from './call-outcome.js';

/** A call that was made, and how it went. */
@Entity('call')
export class Call {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid') leadId: string;
  @Column('uuid') authorId: string;
  @Column('text', { unique: true }) key: string;
  @Column('text') outcome: CallOutcome;
  @Column('text', { default: '' }) note: string;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}
