import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** A signed-in browser. Only the hash of its token is kept: a copy of the table opens nothing. */
@Entity('session')
export class Session {
  @PrimaryColumn('bytea') tokenHash: Buffer;
  @Column('uuid') userId: string;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
  @Column('timestamptz', { default: () => 'now()' }) seenAt: Date;
  @Column('timestamptz') expiresAt: Date;
}
