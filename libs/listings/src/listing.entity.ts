import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, Unique, UpdateDateColumn } from 'typeorm';
import type { Listing } from './listing.js';

/**
 * A site on offer. `facts` is the contract object without what must not leave the house; that is in `internal`.
 * The columns repeat what candidates are searched by.
 */
@Entity('listing')
@Unique(['source', 'ref'])
export class ListingEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('text') ref: string;
  @Column('text', { default: 'own' }) source: string;
  @Column('uuid', { nullable: true }) parkId: string | null;
  @Column('text') kind: string;
  @Column('text') title: string;
  @Column('text') region: string;
  @Column('text', { nullable: true }) devzone: string | null;
  @Column('text', { array: true, default: '{}' }) transactions: string[];
  @Column('numeric', { nullable: true }) areaSqm: string | null;
  @Column('numeric', { nullable: true }) areaSqmMin: string | null;
  @Column('numeric', { nullable: true }) landMu: string | null;
  @Column('text', { default: 'available' }) status: string;
  @Column('text', { nullable: true }) statusReason: string | null;
  @Column('date', { nullable: true }) availableFrom: string | null;
  @Column('text', { default: 'none' }) verified: string;
  @Column('date', { nullable: true }) verifiedOn: string | null;
  @Column('jsonb') facts: Listing;
  @Column('jsonb', { default: '{}' }) internal: Record<string, unknown>;
  @Column('timestamptz', { nullable: true }) publishedAt: Date | null;
  @Column('boolean', { default: false }) demo: boolean;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
  @UpdateDateColumn({ type: 'timestamptz' }) updatedAt: Date;
}
