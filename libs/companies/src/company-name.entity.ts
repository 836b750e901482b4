import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** `parent`: a company that this one belongs to; it never says who this one is. */
export type OtherNameKind = 'alias' | 'former' | 'parent';

/** Another name of a company, as somebody wrote it; `nameKey` for comparing. */
@Entity('company_name')
export class CompanyName {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid') companyId: string;
  @Column('text') kind: OtherNameKind;
  @Column('text') name: string;
  @Column('text') nameKey: string;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}
