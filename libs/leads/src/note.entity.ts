import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A remark on a lead. `key` comes from the form that wrote it: a double click writes one. */
@Entity('note')
export class Note {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid') leadId: string;
  @Column('uuid') authorId: string;
  @Column('text', { unique: true }) key: string;
  @Column('text') text: string;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}
