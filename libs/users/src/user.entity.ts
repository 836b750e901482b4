import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Role } from './permissions.js';

/** A person who signs in. `regions` (GB/T 2260 prefixes) and `industries` (divisions) are an advisor's territory. */
@Entity('app_user')
export class User {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('text') email: string;
  @Column('text') name: string;
  @Column('text') role: Role;
  @Column('uuid') teamId: string;
  @Column('text') passwordHash: string;
  @Column('boolean', { default: false }) mustChangePassword: boolean;
  @Column('text', { array: true, default: '{}' }) regions: string[];
  @Column('text', { array: true, default: '{}' }) industries: string[];
  @Column('timestamptz', { nullable: true }) onLeaveUntil: Date | null;
  /** Share of new leads beside the others', 1–10. */
  @Column('smallint', { default: 1 }) weight: number;
  /** Most open leads at a time; null = the house's number. */
  @Column('integer', { nullable: true }) capacity: number | null;
  @Column('text', { array: true, default: '{}' }) skills: string[];
  /** `HH:MM` spans; null = the office's hours. */
  @Column('jsonb', { nullable: true }) hours: [string, string][] | null;
  /** Days of the week worked, 1 = Monday; null = the office's. */
  @Column('smallint', { array: true, nullable: true }) weekdays: number[] | null;
  /** Place in the weighted rota: whoever has the smallest is next. */
  @Column('bigint', { default: 0 }) turn: string;
  @Column('timestamptz', { nullable: true }) lastAssignedAt: Date | null;
  @Column('timestamptz', { nullable: true }) disabledAt: Date | null;
  @Column('boolean', { default: false }) demo: boolean;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}
