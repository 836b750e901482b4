import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { RequestKind } from './inquiry-route.js';
import type { InquiryReading } from './inquiry-route-reading.js';

/**
 * `received` waits to be understood, `read` belongs to a lead. What is no demand: `quarantined` for a look, `offered` an
 * owner's offer, `requested` a takedown or privacy request; and when they are done `dismissed`, `listed`, `closed`.
 */
export type InquiryStatus =
  'received' | 'read' | 'quarantined' | 'dismissed' | 'offered' | 'listed' | 'requested' | 'closed';

/** How the words came: a visitor's form, an advisor who took them down by telephone, or a table of leads. */
export type InquiryChannel = 'form' | 'phone' | 'import';

/**
 * What a visitor wrote, word for word, or what somebody said by telephone. Whoever counts inquiries (询盘) means those of
 * the form: a manager asks what visitors wrote. Only its place in the flow (`status`, `leadId`) ever changes. */
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
  /** Null where the number stands with the contact only; a form has it always, as it has the consent. */
  @Column('bytea', { nullable: true }) phoneCipher: Buffer | null;
  @Column('bytea', { nullable: true }) phoneIndex: Buffer | null;
  @Column('text', { nullable: true }) phoneHint: string | null;
  @Column('text', { nullable: true }) phoneExtension: string | null;
  @Column('uuid', { nullable: true }) articleId: string | null;
  @Column('uuid', { nullable: true }) listingId: string | null;
  /** First and last article of a consenting visitor's trail. */
  @Column('uuid', { nullable: true }) readFirstId: string | null;
  @Column('uuid', { nullable: true }) readLastId: string | null;
  @Column('text', { default: 'form' }) channel: InquiryChannel;
  @Column('text', { default: 'received' }) status: InquiryStatus;
  @Column('text', { nullable: true }) quarantineReason: string | null;
  @Column('uuid', { nullable: true }) leadId: string | null;
  @Column('text', { nullable: true }) requestKind: RequestKind | null;
  @Column('timestamptz', { nullable: true }) dueAt: Date | null;
  @Column('jsonb', { nullable: true }) reading: Pick<InquiryReading, 'need' | 'words'> | null;
  @Column('uuid', { nullable: true }) relatedLeadId: string | null;
  @Column('uuid', { nullable: true }) offerListingId: string | null;
  @Column('text', { nullable: true }) dismissedFrom: InquiryStatus | null;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  @Column('uuid', { nullable: true }) decidedBy: string | null;
  @Column('text', { nullable: true }) decisionNote: string | null;
  @Column('text', { nullable: true }) consentVersion: string | null;
  @Column('timestamptz', { nullable: true }) consentAt: Date | null;
  @Column('text', { nullable: true }) referrer: string | null;
  @Column('jsonb', { default: '{}' }) utm: Record<string, string>;
  @Column('bytea', { nullable: true }) ipHash: Buffer | null;
  @Column('text', { nullable: true }) userAgent: string | null;
  @Column('boolean', { default: false }) demo: boolean;
  @CreateDateColumn({ type: 'timestamptz', default: () => 'clock_timestamp()' }) createdAt: Date;
}
