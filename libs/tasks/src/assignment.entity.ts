import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { AssignmentReceipt } from './choose-owner.js';

/** Why a lead went to whom: the receipt of one assignment. */
@Entity('assignment')
export class Assignment {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid') leadId: string;
  @Column('bigint', { nullable: true, unique: true }) eventId: string | null;
  @Column('uuid', { nullable: true }) ownerId: string | null;
  @Column('jsonb') receipt: AssignmentReceipt;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}
