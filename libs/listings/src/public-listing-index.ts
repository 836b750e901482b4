import { Injectable } from '@nestjs/common';
import { Database } from '@app/platform';

/** Addresses a sitemap file may hold. */
const A_FILE = 50_000;
const OFFERED = `listing.published_at is not null and listing.status in ('available', 'reserved')`;

/** What search engines may know of listings: those that can be had, in files of at most 50,000, oldest first. */
@Injectable()
export class PublicListingIndex {
  constructor(private readonly database: Database) {}

  /** The last change in each file; a new listing changes the last one only. */
  async files(): Promise<Date[]> {
    const rows = await this.database.query<{ changedAt: Date }>(
      `select max(updated_at) as "changedAt" from (
         select updated_at, (row_number() over (order by listing.created_at, listing.id) - 1) / ${A_FILE} as file
         from listing where ${OFFERED}) as numbered
       group by file order by file`,
    );
    return rows.map(({ changedAt }) => changedAt);
  }

  /** @param file counted from 0 */
  entries(file: number): Promise<{ ref: string; changedAt: Date }[]> {
    return this.database.query(
      `select listing.ref, listing.updated_at as "changedAt" from listing where ${OFFERED}
       order by listing.created_at, listing.id offset $1 limit ${A_FILE}`,
      [file * A_FILE],
    );
  }
}
