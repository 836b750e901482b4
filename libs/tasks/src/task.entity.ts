import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

export const taskKinds = ['first_call', 'call_back', 'send_sites', 'visit', 'review', 'follow_up'] as const;
export type TaskKind = (typeof taskKinds)[number];

/**
 * The next step of a lead. `slot` says which occasion it belongs to (`first`, `call:<id>`, a form's key): the same
 * occasion makes one task however often it is handled. Without an owner it is the team's.
 */
@Entity('task')
@Unique(['leadId', 'kind', 'slot'])
export class Task {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid') leadId: string;
  @Column('text') kind: TaskKind;
  @Column('text') slot: string;
  @Column('text', { default: '' }) title: string;
  @Column('timestamptz') dueAt: Date;
  @Column('uuid', { nullable: true }) ownerId: string | null;
  @Column('uuid', { nullable: true }) teamId: string | null;
  @Column('text', { default: 'open' }) status: 'open' | 'done' | 'cancelled';
  @Column('timestamptz', { nullable: true }) doneAt: Date | null;
  @Column('timestamptz', { nullable: true }) overdueAt: Date | null;
  /** When the ladder looks at a first call next; null when it has nothing left to say. */
  @Column('timestamptz', { nullable: true, default: () => 'now()' }) climbAt: Date | null;
  @Column('uuid', { nullable: true }) runId: string | null;
  @Column('integer', { nullable: true }) step: number | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}
