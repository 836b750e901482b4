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
  @Column('timestamptz', { nullable: true }) lastAssignedAt: Date | null;
  @Column('timestamptz', { nullable: true }) disabledAt: Date | null;
  @Column('boolean', { default: false }) demo: boolean;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}
