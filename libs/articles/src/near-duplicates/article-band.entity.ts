import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The minhash keys of an article's text (see `bandKeys`): who shares one may tell the same story. */
@Entity('article_band')
export class ArticleBand {
  @PrimaryColumn('uuid') articleId: string;
  @Column('integer', { array: true }) keys: number[];
}
