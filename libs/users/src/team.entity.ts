import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A group of advisors; teams form a tree, and a manager sees their team's subtree. */
@Entity('team')
export class Team {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('text', { unique: true }) name: string;
  @Column('uuid', { nullable: true }) parentId: string | null;
  @Column('boolean', { default: false }) demo: boolean;
}
