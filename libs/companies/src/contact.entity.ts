import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A person who answers for a lead; an `agent` brings leads of several companies. */
@Entity('contact')
export class Contact {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { nullable: true }) companyId: string | null;
  @Column('text', { nullable: true }) name: string | null;
  @Column('boolean', { default: false }) agent: boolean;
  @Column('bytea', { nullable: true }) phoneCipher: Buffer | null;
  @Column('bytea', { nullable: true }) phoneIndex: Buffer | null;
  @Column('text', { nullable: true }) phoneHint: string | null;
  /** Digits that are dialled after the number answers: 转 801. */
  @Column('text', { nullable: true }) phoneExtension: string | null;
  /** The page on which the company published the number, where somebody found it there. */
  @Column('text', { nullable: true }) phoneSource: string | null;
  @Column('text', { nullable: true }) wechat: string | null;
  /** The person this row was merged into; its name and phone go on leading there. */
  @Column('uuid', { nullable: true }) mergedInto: string | null;
  @Column('boolean', { default: false }) demo: boolean;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}
