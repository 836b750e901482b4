import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A firm that looks for a site. `nameKey` is the normalised name and unique: one firm, one row. */
@Entity('company')
export class Company {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text', { unique: true }) nameKey: string;
  @Column('text', { nullable: true }) shortName: string | null;
  @Column('text', { nullable: true }) uscc: string | null;
  @Column('text', { nullable: true }) region: string | null;
  @Column('text', { nullable: true }) industry: string | null;
  /** The firm this row was merged into; its name and phone go on leading there. */
  @Column('uuid', { nullable: true }) mergedInto: string | null;
  /** One more with each edit: who saves what somebody else changed meanwhile is told. */
  @Column('integer', { default: 1 }) version: number;
  @Column('boolean', { default: false }) demo: boolean;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}
