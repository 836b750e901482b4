import { Injectable } from '@nestjs/common';
import { Clock, Database, decodeCursor, pageOf } from '@app/platform';
import type { InternalPart } from './internal-part.js';
import { deskWhere, type DeskFilters } from './listing-filter.js';
import { type Listing, type ListingStatus } from './listing.js';
import { PUBLIC_FACTS } from './listings.repository.js';
import { type Verification, verificationOf } from './verification.js';

/** Whether what is not public (unpublished listings, hidden unit numbers, floor prices, owners) is among the answers. */
export interface Sight {
  all: boolean;
}

export interface DeskRow {
  id: string;
  ref: string;
  title: string;
  kind: string;
  region: string;
  devzone: string | null;
  status: ListingStatus;
  statusReason: string | null;
  verified: string;
  verifiedOn: string | null;
  verification: Verification;
  published: boolean;
  park: { id: string; name: string } | null;
  /** Yuan a ㎡ and month, the lowest that is asked; null when no rent is. */
  rentMonth: number | null;
  /** Id of the first photo. */
  cover: string | null;
  photos: number;
  createdAt: Date;
  updatedAt: Date;
  /** What an edit must name. */
  version: string;
  facts: Listing;
}

/** One listing for those who edit it. */
export type DeskListing = DeskRow & { source: string; internal?: Partial<InternalPart> };

export interface DeskPage {
  items: DeskRow[];
  next: string | null;
  total: number;
}

export interface Duplicate {
  id: string;
  ref: string;
  title: string;
  status: ListingStatus;
  why: 'ref' | 'address' | 'unit';
}

const columns = ({ all }: Sight): string =>
  `listing.id, listing.ref, listing.title, listing.kind, listing.region, listing.devzone, listing.status,
   listing.status_reason as "statusReason", listing.verified, listing.verified_on::text as "verifiedOn",
   listing.published_at is not null as published, listing_rent_month(listing.facts)::float8 as "rentMonth",
   case when park.id is null then null else json_build_object('id', park.id, 'name', park.name) end as park,
   (select id from listing_photo where listing_id = listing.id order by position, id limit 1) as cover,
   (select count(*)::int from listing_photo where listing_id = listing.id) as photos,
   listing.created_at as "createdAt", listing.updated_at as "updatedAt", to_json(listing.updated_at) #>> '{}' as version,
   to_json(listing.created_at) #>> '{}' as "cursorAt", ${all ? 'listing.facts' : PUBLIC_FACTS} as facts`;
const FROM = `from listing left join park on park.id = listing.park_id`;

/** Questions of the listing desk. What is internal is selected only for those who may edit. */
@Injectable()
export class ListingDeskRepository {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  /** Newest first, a page at a time. */
  async list(
    sight: Sight,
    { cursor, limit = 50, ...filters }: DeskFilters & { cursor?: string; limit?: number },
  ): Promise<DeskPage> {
    const parameters: unknown[] = [];
    const today = this.today();
    const where = deskWhere(sight.all ? filters : { ...filters, published: true }, parameters, today);
    const counted = this.database.query<{ total: number }>(`select count(*)::int as total ${FROM} where ${where}`, [
      ...parameters,
    ]);
    let after = '';
    if (cursor) {
      const { at, id } = decodeCursor(cursor);
      parameters.push(at, id);
      after = ` and (listing.created_at, listing.id) < ($${parameters.length - 1}::timestamptz, $${parameters.length}::uuid)`;
    }
    parameters.push(limit + 1);
    const rows = await this.database.query<DeskRow & { cursorAt: string }>(
      `select ${columns(sight)} ${FROM} where ${where}${after}
       order by listing.created_at desc, listing.id desc limit $${parameters.length}`,
      parameters,
    );
    const page = pageOf(rows, limit, (row) => ({ at: row.cursorAt, id: row.id }));
    return { next: page.next, items: page.items.map((row) => seen(row, today)), total: (await counted)[0]!.total };
  }

  /** By id or ref; several sources may share a ref, then the own one. */
  async one(sight: Sight, idOrRef: string): Promise<DeskListing | undefined> {
    const [row] = await this.database.query<DeskListing & { cursorAt: string }>(
      `select ${columns(sight)}, listing.source ${sight.all ? ', listing.internal' : ''} ${FROM}
       where (listing.ref = $1 or listing.id::text = $1) ${sight.all ? '' : 'and listing.published_at is not null'}
       order by listing.source <> 'own', listing.created_at limit 1`,
      [idOrRef],
    );
    if (!row) return undefined;
    const { internal, ...rest } = row;
    const { owner_sealed: _sealed, ...shown } = internal ?? {};
    return { ...seen(rest as DeskListing & { cursorAt: string }, this.today()), ...(internal && { internal: shown }) } as DeskListing; // prettier-ignore
  }

  /** Listings that may be the same site: the same code, the same address, the same floor of the same building. */
  duplicates({
    ref = '',
    address = '',
    park = '',
    building = '',
    floorNo = '',
    except,
  }: Partial<Record<'ref' | 'address' | 'park' | 'building' | 'floorNo' | 'except', string>>): Promise<Duplicate[]> {
    return this.database.query<Duplicate>(
      `select listing.id, listing.ref, listing.title, listing.status,
         case when listing.ref = $1 then 'ref' when same_unit then 'unit' else 'address' end as why
       ${FROM}, lateral (select park.name = $3 and listing.facts ->> 'building' = $4
           and coalesce(listing.facts ->> 'floor_no', '') = $5 as same_unit) as place
       where listing.id is distinct from $6::uuid and listing.status <> 'withdrawn'
         and (listing.ref = $1 or $3 <> '' and $4 <> '' and same_unit
           or $2 <> '' and listing.facts ->> 'address' = $2 and coalesce(listing.facts ->> 'building', '') = $4
             and coalesce(listing.facts ->> 'floor_no', '') = $5)
       order by listing.created_at desc limit 5`,
      [ref, address, park, building, floorNo, except ?? null],
    );
  }

  private today(): string {
    return new Date(this.clock.now().getTime() + 8 * 3600_000).toISOString().slice(0, 10);
  }
}

function seen<Row extends DeskRow & { cursorAt: string }>({ cursorAt: _at, ...row }: Row, today: string): DeskRow {
  return { ...row, verification: verificationOf(row, today) } as unknown as DeskRow;
}
