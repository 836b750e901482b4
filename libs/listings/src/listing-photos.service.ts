import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { Database, Invalid, NotFound, type Tx } from '@app/platform';
import type { PhotoVariants } from './photo-variants.js';

/** A photo without its bytes; `width` and `height` are of the large size, in px. */
export interface ListingPhoto {
  id: string;
  caption: string;
  width: number;
  height: number;
}

export type PhotoSize = '480' | '1600';

export const MOST_PHOTOS = 20;
const COLUMN: Record<PhotoSize, string> = { '480': 'small', '1600': 'large' };

/** Photos of listings, in the order they are shown; the first is the cover. */
@Injectable()
export class ListingPhotos {
  constructor(
    private readonly database: Database,
    private readonly events: Events,
  ) {}

  of(listingId: string): Promise<ListingPhoto[]> {
    return this.database.query<ListingPhoto>(
      `select id, caption, width, height from listing_photo where listing_id = $1 order by position, id`,
      [listingId],
    );
  }

  /** First photo of each listing that has one, by the listing's id. */
  async covers(listingIds: readonly string[]): Promise<Map<string, ListingPhoto>> {
    const rows = await this.database.query<ListingPhoto & { listingId: string }>(
      `select distinct on (listing_id) listing_id as "listingId", id, caption, width, height
       from listing_photo where listing_id = any($1::uuid[]) order by listing_id, position, id`,
      [listingIds],
    );
    return new Map(rows.map(({ listingId, ...photo }) => [listingId, photo]));
  }

  /** WebP bytes for visitors: only of a listing that is published. */
  async publicBytes(ref: string, id: string, size: PhotoSize): Promise<Buffer | undefined> {
    const [row] = await this.database.query<{ bytes: Buffer }>(
      `select photo.${COLUMN[size]} as bytes from listing_photo as photo join listing on listing.id = photo.listing_id
       where photo.id = $1 and listing.ref = $2 and listing.published_at is not null and listing.status <> 'withdrawn'`,
      [id, ref],
    );
    return row?.bytes;
  }

  /** WebP bytes for staff; of a listing that is not published only for those who may edit it. */
  async bytes(listingId: string, id: string, size: PhotoSize, { all }: { all: boolean }): Promise<Buffer | undefined> {
    const [row] = await this.database.query<{ bytes: Buffer }>(
      `select photo.${COLUMN[size]} as bytes from listing_photo as photo join listing on listing.id = photo.listing_id
       where photo.id = $1 and photo.listing_id = $2 and ($3 or listing.published_at is not null)`,
      [id, listingId, all],
    );
    return row?.bytes;
  }

  /** Puts a photo last; the same picture again is the one that is there. @throws Invalid when there are twenty */
  async add(tx: Tx, listingId: string, photo: PhotoVariants, by: string): Promise<string> {
    await this.lock(tx, listingId);
    const [known] = await tx.query<{ id: string }[]>(
      `select id from listing_photo where listing_id = $1 and content_hash = $2`,
      [listingId, photo.hash],
    );
    if (known) return known.id;
    const [{ count, last }] = (await tx.query(
      `select count(*)::int as count, coalesce(max(position), 0) as last from listing_photo where listing_id = $1`,
      [listingId],
    )) as [{ count: number; last: number }];
    if (count >= MOST_PHOTOS)
      throw new Invalid('photos_full', `一条房源最多 ${MOST_PHOTOS} 张照片，请先删掉几张`, [
        { field: 'file', message: `最多 ${MOST_PHOTOS} 张` },
      ]);
    const [row] = await tx.query<{ id: string }[]>(
      `insert into listing_photo (listing_id, position, width, height, content_hash, small, large, created_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
      [listingId, last + 1, photo.width, photo.height, photo.hash, photo.small, photo.large, by],
    );
    await this.record(tx, 'added', listingId, row!.id, by);
    return row!.id;
  }

  /** @param ids all photos of the listing in their new order @throws Invalid when they are not just those */
  async order(tx: Tx, listingId: string, ids: readonly string[], by: string): Promise<void> {
    await this.lock(tx, listingId);
    const known = await tx.query<{ id: string }[]>(`select id from listing_photo where listing_id = $1`, [listingId]);
    const isSame = new Set(ids).size === known.length && ids.length === known.length && known.every(({ id }) => ids.includes(id)); // prettier-ignore
    if (!isSame) throw new Invalid('photos_changed', '照片已有增减，请刷新后再排序');
    await tx.query(
      `update listing_photo set position = placed.position
       from unnest($1::uuid[]) with ordinality as placed (id, position)
       where listing_photo.id = placed.id`,
      [ids],
    );
    await this.record(tx, 'ordered', listingId, undefined, by);
  }

  async caption(tx: Tx, listingId: string, id: string, caption: string, by: string): Promise<void> {
    const [rows] = await tx.query<[unknown[], number]>(
      `update listing_photo set caption = $3 where id = $1 and listing_id = $2 returning id`,
      [id, listingId, caption],
    );
    if (rows.length === 0) throw new NotFound('photo_not_found', '没有这张照片');
    await this.record(tx, 'captioned', listingId, id, by);
  }

  /** Taking away what is gone already is no error. */
  async remove(tx: Tx, listingId: string, id: string, by: string): Promise<void> {
    const [, count] = await tx.query<[unknown, number]>(`delete from listing_photo where id = $1 and listing_id = $2`, [
      id,
      listingId,
    ]);
    if (count === 0) throw new NotFound('photo_not_found', '没有这张照片，或已被删除');
    await this.record(tx, 'removed', listingId, id, by);
  }

  private record(tx: Tx, what: string, listingId: string, photoId: string | undefined, by: string): Promise<string> {
    const data = { what, photoId };
    return this.events.record(tx, { type: 'listing.photos_changed', actorId: by, subjectId: listingId, data });
  }

  private async lock(tx: Tx, listingId: string): Promise<void> {
    const rows = await tx.query<unknown[]>(`select from listing where id = $1 for update`, [listingId]);
    if (rows.length === 0) throw new NotFound('listing_not_found', '没有这个房源');
  }
}
