import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** `restored`: it was done, and a counter-notice brought the page back. */
export type TakedownStatus = 'open' | 'done' | 'refused' | 'restored';

/** A request to take an article down: a ticket with a deadline. The contact is encrypted (`takedown.contact:<id>`). */
@Entity('takedown')
export class Takedown {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid') articleId: string;
  @Column('text') name: string;
  @Column('bytea') contactCipher: Buffer;
  @Column('text') reason: string;
  @Column('text', { default: 'open' }) status: TakedownStatus;
  @Column('timestamptz') dueAt: Date;
  /** Since when the page is hidden because of it. */
  @Column('timestamptz', { nullable: true }) hiddenAt: Date | null;
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
  @Column('uuid', { nullable: true }) closedBy: string | null;
  @Column('text', { nullable: true }) closeNote: string | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}
