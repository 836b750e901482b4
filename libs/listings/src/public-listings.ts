import { Injectable } from '@nestjs/common';
import { Clock, Database } from '@app/platform';
import { deskWhere, type DeskFilters } from './listing-filter.js';
import { type ListingRow, PUBLIC_COLUMNS, PUBLIC_FROM } from './listings.repository.js';
import { decodeListCursor, encodeListCursor, type ListCursor } from './list-cursor.js';

export const LISTING_SORTS = ['verified', 'price', 'area', 'area_desc'] as const;
export type ListingSort = (typeof LISTING_SORTS)[number];

/** What visitors narrow the list by. Land prices in yuan a ㎡ of land, sale prices in yuan a ㎡ of floor. */
export type PublicFilters = Omit<DeskFilters, 'status' | 'published' | 'park'> & {
  saleMin?: number;
  saleMax?: number;
};

export interface PublicPage {
  items: ListingRow[];
  next: string | null;
  prev: string | null;
  /** At most `COUNTED`; one more stands for "more than that". */
  total: number;
}

/** Beyond this nobody counts: the list says "more than". */
export const COUNTED = 1000;

const AREA = 'listing.area_sqm, listing.land_mu * 2000 / 3';
/** What a list is ordered by, unknown last; `type` is what Postgres compares. */
const ORDERS: Record<ListingSort, { sql: string; type: string; descending: boolean }> = {
  verified: { sql: `coalesce(listing.verified_on, '0001-01-01'::date)`, type: 'date', descending: true },
  price: {
    sql: `coalesce(listing_rent_month(listing.facts), 'Infinity'::numeric)`,
    type: 'numeric',
    descending: false,
  },
  area: { sql: `coalesce(${AREA}, 'Infinity'::numeric)`, type: 'numeric', descending: false },
  area_desc: { sql: `coalesce(${AREA}, 0::numeric)`, type: 'numeric', descending: true },
};
/** Sales and land by the ㎡, where those are asked for. */
const SALE = {
  sql: `coalesce(listing_sale_sqm(listing.facts), 'Infinity'::numeric)`,
  type: 'numeric',
  descending: false,
};

export interface PublicListQuery extends PublicFilters {
  sort?: ListingSort;
  /** Prices are of sales or of land, not rents. */
  isSale?: boolean;
  cursor?: string;
  limit?: number;
}

/** The list that visitors filter, sort and page through, both ways, by position in its order and never by offset. */
@Injectable()
export class PublicListings {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  /** @throws Invalid `cursor_invalid` when the cursor is not one of this order */
  async list({ sort = 'verified', isSale, cursor, limit = 20, ...filters }: PublicListQuery): Promise<PublicPage> {
    const order = sort === 'price' && isSale ? SALE : ORDERS[sort];
    const from = cursor ? decodeListCursor(cursor, order.type) : undefined;
    const [total, found] = await Promise.all([this.count(filters), this.read(filters, order, from, limit + 1)]);
    const more = found.length > limit;
    const rows = found.slice(0, limit);
    if (from?.back) rows.reverse();
    const cursorAt = (row: ListRow | undefined, back: boolean): string | null =>
      row ? encodeListCursor({ value: row.sortValue, id: row.id, back }) : null;
    const hasNext = from?.back ? true : more;
    const hasPrev = from?.back ? more : from !== undefined;
    return {
      items: rows,
      next: hasNext ? cursorAt(rows.at(-1), false) : null,
      prev: hasPrev ? cursorAt(rows[0], true) : null,
      total,
    };
  }

  /** How many there are, counted up to `COUNTED` + 1. */
  async count(filters: PublicFilters): Promise<number> {
    const parameters: unknown[] = [];
    const where = this.where(filters, parameters);
    const [row] = await this.database.query<{ total: number }>(
      `select count(*)::int as total from (select from listing where ${where} limit ${COUNTED + 1}) as counted`,
      parameters,
    );
    return row!.total;
  }

  /** Counties that have something on offer, with how much; GB/T 2260 code. */
  places(): Promise<{ code: string; count: number }[]> {
    return this.database.query(
      `select listing.region as code, count(*)::int as count from listing
       where listing.published_at is not null and listing.status in ('available', 'reserved')
       group by 1 order by 2 desc, 1 limit 3000`,
    );
  }

  private async read(
    filters: PublicFilters,
    { sql, type, descending }: (typeof ORDERS)[ListingSort],
    from: ListCursor | undefined,
    limit: number,
  ): Promise<ListRow[]> {
    const parameters: unknown[] = [];
    const where = this.where(filters, parameters);
    const down = descending !== (from?.back ?? false);
    const place = (value: unknown): string => `$${parameters.push(value)}`;
    const after = from
      ? ` and (${sql}, listing.id) ${down ? '<' : '>'} (${place(from.value)}::${type}, ${place(from.id)}::uuid)`
      : '';
    const direction = down ? 'desc' : 'asc';
    return this.database.query<ListRow>(
      `select ${PUBLIC_COLUMNS}, (${sql})::text as "sortValue" ${PUBLIC_FROM} where ${where}${after}
       order by ${sql} ${direction}, listing.id ${direction} limit ${place(limit)}`,
      parameters,
    );
  }

  private where({ saleMin, saleMax, ...filters }: PublicFilters, parameters: unknown[]): string {
    const today = new Date(this.clock.now().getTime() + 8 * 3600_000).toISOString().slice(0, 10);
    const parts = [deskWhere({ ...filters, published: true }, parameters, today), `listing.status in ('available', 'reserved')`]; // prettier-ignore
    if (saleMin !== undefined) parts.push(`listing_sale_sqm(listing.facts) >= $${parameters.push(saleMin)}::numeric`);
    if (saleMax !== undefined) parts.push(`listing_sale_sqm(listing.facts) <= $${parameters.push(saleMax)}::numeric`);
    return parts.join(' and ');
  }
}

type ListRow = ListingRow & { sortValue: string };
