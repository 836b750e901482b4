import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** An estate with buildings and parcels; `region` is a GB/T 2260 county code. */
@Entity('park')
export class Park {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('text', { unique: true }) name: string;
  @Column('text') region: string;
  @Column('text', { nullable: true }) devzone: string | null;
  @Column('text', { nullable: true }) address: string | null;
  /** Buildings and floor numbers of its units are for those who edit listings only. */
  @Column('boolean', { default: false }) hideUnits: boolean;
  /** The import that made it. */
  @Column('uuid', { nullable: true }) importId: string | null;
  @Column('boolean', { default: false }) demo: boolean;
}
