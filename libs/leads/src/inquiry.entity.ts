import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

export type InquiryStatus = 'received' | 'read' | 'quarantined' | 'dismissed';

/** What a visitor wrote, word for word. Only its place in the flow (`status`, `leadId`) ever changes. */
@Entity('inquiry')
export class Inquiry {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('text', { unique: true }) ref: string;
  @Column('text', { unique: true }) key: string;
  @Column('bytea') bodyHash: Buffer;
  @Column('text', { default: '' }) need: string;
  @Column('text', { default: '' }) usage: string;
  @Column('text', { default: '' }) tax: string;
  @Column('text', { default: '' }) company: string;
  @Column('text', { default: '' }) contact: string;
  @Column('bytea') phoneCipher: Buffer;
  @Column('bytea', { nullable: true }) phoneIndex: Buffer | null;
  @Column('text') phoneHint: string;
  @Column('uuid', { nullable: true }) articleId: string | null;
  @Column('uuid', { nullable: true }) listingId: string | null;
  @Column('text', { default: 'received' }) status: InquiryStatus;
  @Column('text', { nullable: true }) quarantineReason: string | null;
  @Column('uuid', { nullable: true }) leadId: string | null;
  @Column('text') consentVersion: string;
  @Column('timestamptz') consentAt: Date;
  @Column('text', { nullable: true }) referrer: string | null;
  @Column('jsonb', { default: '{}' }) utm: Record<string, string>;
  @Column('bytea', { nullable: true }) ipHash: Buffer | null;
  @Column('text', { nullable: true }) userAgent: string | null;
  @Column('boolean', { default: false }) demo: boolean;
  @CreateDateColumn({ type: 'timestamptz', default: () => 'clock_timestamp()' }) createdAt: Date;
}
