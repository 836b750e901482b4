import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { Database, NotFound, type Tx } from '@app/platform';
import type { Listing } from './listing.js';

/** A park with what can be had in it. */
export interface ParkRow {
  id: string;
  name: string;
  region: string;
  devzone: string | null;
  address: string | null;
  /** Buildings and floor numbers of its units are for those who edit listings only. */
  hideUnits: boolean;
  /** Units and parcels, and those of them that are on offer. */
  listings: number;
  free: number;
  /** ㎡ on offer. */
  freeSqm: number;
}

/** Absent leaves a value alone. */
export interface EditPark {
  address?: string;
  hideUnits?: boolean;
}

/** Estates that units and parcels stand in. */
@Injectable()
export class Parks {
  constructor(
    private readonly database: Database,
    private readonly events: Events,
  ) {}

  /** Those that have listings, the fullest first. @param all also what is not published */
  list({ all }: { all: boolean }): Promise<ParkRow[]> {
    return this.database.query<ParkRow>(
      `select park.id, park.name, park.region, park.devzone, park.address, park.hide_units as "hideUnits",
         count(listing.id)::int as listings,
         count(listing.id) filter (where listing.status = 'available')::int as free,
         coalesce(sum(listing.area_sqm) filter (where listing.status = 'available'), 0)::float8 as "freeSqm"
       from park join listing on listing.park_id = park.id ${all ? '' : 'and listing.published_at is not null'}
       group by park.id order by count(listing.id) desc, park.name limit 500`,
    );
  }

  /** The park a listing names, made when new; null when it names none. */
  async findOrAdd(tx: Tx, { park, region, devzone, address }: Listing): Promise<string | null> {
    if (!park) return null;
    const [row] = await tx.query<{ id: string }[]>(
      `insert into park (name, region, devzone, address) values ($1, $2, $3, $4)
       on conflict (name) do update set name = excluded.name returning id`,
      [park, region, devzone ?? null, address ?? null],
    );
    return row!.id;
  }

  /** @throws NotFound */
  async edit(tx: Tx, id: string, { address, hideUnits }: EditPark, by: string): Promise<void> {
    const [rows] = await tx.query<[{ id: string }[], number]>(
      `update park set address = coalesce($2, address), hide_units = coalesce($3, hide_units) where id = $1 returning id`,
      [id, address ?? null, hideUnits ?? null],
    );
    if (rows.length === 0) throw new NotFound('park_not_found', '没有这个园区');
    await this.events.record(tx, { type: 'park.edited', actorId: by, subjectId: id, data: { hideUnits } });
  }
}
