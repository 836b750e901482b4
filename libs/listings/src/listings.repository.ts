import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, pageOf } from '@app/platform';
import { neighbourCounties } from '@app/reference';
import type { Listing } from './listing.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const SQM_A_MU = 2000 / 3;

export interface ListingFilters {
  q?: string;
  /** GB/T 2260 code of a province, city or county: everything below it. */
  region?: string;
  kind?: string;
  transaction?: string;
  /** ㎡ */
  areaMin?: number;
  areaMax?: number;
  status?: string;
  cursor?: string;
  limit?: number;
}

/** A listing as lists show it; `facts` is the public contract object. */
export interface ListingRow {
  id: string;
  ref: string;
  title: string;
  kind: string;
  region: string;
  status: string;
  verified: string;
  verifiedOn: string | null;
  updatedAt: Date;
  createdAt: Date;
  /** `createdAt` to the microsecond, for the cursor. */
  cursorAt: string;
  park: string | null;
  /** The park keeps building and unit numbers to itself. */
  unitsHidden?: boolean;
  facts: Listing;
}

export interface ListingPage {
  items: ListingRow[];
  next: string | null;
  total: number;
}

/** Without what a park keeps to itself; `listing` and `park` are the tables. */
export const PUBLIC_FACTS = `case when park.hide_units then listing.facts - 'building' - 'floor_no' else listing.facts end`;

/** A `ListingRow` out of `PUBLIC_FROM`. */
export const PUBLIC_COLUMNS = `listing.id, listing.ref, listing.title, listing.kind, listing.region, listing.status, listing.verified,
  listing.verified_on::text as "verifiedOn", listing.updated_at as "updatedAt", listing.created_at as "createdAt",
  to_json(listing.created_at) #>> '{}' as "cursorAt",
  park.name as park, coalesce(park.hide_units, false) as "unitsHidden", ${PUBLIC_FACTS} as facts`;
export const PUBLIC_FROM = `from listing left join park on park.id = listing.park_id`;

/** Questions about listings. `internal` (floor price, owner) is in none of them. */
@Injectable()
export class ListingsRepository {
  constructor(private readonly database: Database) {}

  /** What visitors and advisors may browse, newest first. */
  async publicList({ cursor, limit = 20, ...filters }: ListingFilters): Promise<ListingPage> {
    const parameters: unknown[] = [];
    const where = this.where(filters, parameters);
    const counted = this.database.query<{ total: number }>(
      `select count(*)::int as total ${PUBLIC_FROM} where ${where}`,
      [...parameters],
    );
    let after = '';
    if (cursor) {
      const { at, id } = decodeCursor(cursor);
      parameters.push(at, id);
      after = ` and (listing.created_at, listing.id) < ($${parameters.length - 1}::timestamptz, $${parameters.length}::uuid)`;
    }
    parameters.push(limit + 1);
    const rows = await this.database.query<ListingRow>(
      `select ${PUBLIC_COLUMNS} ${PUBLIC_FROM} where ${where}${after}
       order by listing.created_at desc, listing.id desc limit $${parameters.length}`,
      parameters,
    );
    return {
      ...pageOf(rows, limit, (row) => ({ at: row.cursorAt, id: row.id })),
      total: (await counted)[0]!.total,
    };
  }

  /** By ref, or else by id; several sources may share a ref, then the own one. Also what is let, sold or withdrawn. */
  async publicByRef(refOrId: string): Promise<ListingRow | undefined> {
    const by = async (where: string): Promise<ListingRow | undefined> => {
      const [row] = await this.database.query<ListingRow>(
        `select ${PUBLIC_COLUMNS} ${PUBLIC_FROM} where listing.published_at is not null and ${where}
         order by listing.source <> 'own', listing.created_at, listing.id limit 1`,
        [refOrId],
      );
      return row;
    };
    return (await by(`listing.ref = $1`)) ?? (UUID.test(refOrId) ? by(`listing.id = $1::uuid`) : undefined);
  }

  /**
   * Others of the same kind that can be had: for the same deal first, then those of the county, the city, the counties
   * that border on it; nearest in size among them.
   */
  similar(listing: ListingRow, limit = 3): Promise<ListingRow[]> {
    const size = listing.facts.area_sqm ?? (listing.facts.land_mu ?? 0) * SQM_A_MU;
    return this.database.query<ListingRow>(
      `select ${PUBLIC_COLUMNS} ${PUBLIC_FROM}
       where listing.published_at is not null and listing.status = 'available' and listing.kind = $1 and listing.id <> $2
         and (listing.region like $3 || '%' or listing.region = any($4::text[]))
       order by not listing.transactions && $5::text[], listing.region <> $6, listing.region not like $3 || '%',
         abs(ln((coalesce(listing.area_sqm, listing.land_mu * ${SQM_A_MU}, 0) + 1) / ($7::numeric + 1))), listing.id
       limit $8`,
      [
        listing.kind,
        listing.id,
        listing.region.slice(0, 4),
        neighbourCounties(listing.region),
        (listing.facts.offers ?? []).map(({ transaction }) => transaction),
        listing.region,
        size,
        limit,
      ],
    );
  }

  /** GB/T 2260 city codes that have something on offer, those with most first. */
  async cities(): Promise<string[]> {
    const rows = await this.database.query<{ code: string }>(
      `select left(listing.region, 4) as code from listing
       where listing.published_at is not null and listing.status in ('available', 'reserved')
       group by 1 order by count(*) desc, 1 limit 100`,
    );
    return rows.map(({ code }) => code);
  }

  /** @returns the listing's id for a ref or an id, if it may be shown */
  async idOf(refOrId: string): Promise<string | undefined> {
    return (await this.publicByRef(refOrId))?.id;
  }

  private where(filters: ListingFilters, parameters: unknown[]): string {
    const parts = ['listing.published_at is not null'];
    const add = (sql: (n: string) => string, value: unknown): void => {
      parameters.push(value);
      parts.push(sql(`$${parameters.length}`));
    };
    if (filters.status) add((n) => `listing.status = ${n}`, filters.status);
    else parts.push(`listing.status in ('available', 'reserved')`);
    if (filters.region) add((n) => `listing.region like ${n} || '%'`, filters.region);
    if (filters.kind) add((n) => `listing.kind = ${n}`, filters.kind);
    if (filters.transaction) add((n) => `${n} = any(listing.transactions)`, filters.transaction);
    if (filters.areaMin !== undefined) add((n) => `listing.area_sqm >= ${n}`, filters.areaMin);
    if (filters.areaMax !== undefined)
      add((n) => `coalesce(listing.area_sqm_min, listing.area_sqm) <= ${n}`, filters.areaMax);
    if (filters.q) {
      const n = `$${parameters.push(filters.q.toLowerCase())}`;
      parts.push(
        `(listing.title_bg @> bigrams(${n}) and position(${n} in lower(listing.title)) > 0 or listing.ref = ${n})`,
      );
    }
    return parts.join(' and ');
  }
}
