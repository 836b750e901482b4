import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { Clock, Conflict, type FieldError, Invalid, Keyring, NotFound, type Tx } from '@app/platform';
import { type InternalPart, openOwner, wholeListing } from './internal-part.js';
import type { Listing, ListingStatus } from './listing.js';
import { checkedListing } from './listing-problems.js';
import { Listings } from './listings.service.js';
import { Parks } from './parks.service.js';

/** Contract keys; absent leaves a value alone, null clears it. */
export type ListingPatch = Record<string, unknown>;

interface Stored {
  id: string;
  ref: string;
  source: string;
  status: ListingStatus;
  verified: 'none' | 'phone' | 'site';
  verifiedOn: string | null;
  published: boolean;
  /** When it was last written, to the microsecond: what an edit must name. */
  version: string;
  facts: Listing;
  internal: Partial<InternalPart>;
}

/** Those that end an offer: why it ended is asked. */
const ENDED: readonly ListingStatus[] = ['let', 'sold', 'withdrawn'];
/** Written by one tap each, never by the form. */
const TAPPED = ['ref', 'status', 'status_reason', 'verified', 'verified_on'];
const DAY = 86_400_000;
const CHINA = 8 * 3600_000;

/** What staff do to a listing. Every method is one event in the caller's transaction; doing it again changes nothing. */
@Injectable()
export class ListingDesk {
  constructor(
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly keyring: Keyring,
    private readonly listings: Listings,
    private readonly parks: Parks,
  ) {}

  /**
   * A new listing, not yet public.
   * @param value the contract's object as typed
   * @throws Invalid naming the fields; Conflict when there is a listing of that ref
   */
  async create(tx: Tx, value: ListingPatch, by: string): Promise<string> {
    const { status: _status, status_reason: _reason, verified: _verified, verified_on: _on, ...typed } = value;
    const listing = this.checked({ ...typed, status: 'available', verified: 'none' });
    const id = await this.listings.add(tx, { listing, parkId: await this.parks.findOrAdd(tx, listing) });
    if (!id)
      throw new Conflict('listing_exists', `已有编号为 ${listing.ref} 的房源，请换一个编号或去修改那一条`, [
        { field: 'ref', message: '这个编号已经用过' },
      ]);
    await this.events.record(tx, { type: 'listing.created', actorId: by, subjectId: id });
    return id;
  }

  /** @throws Conflict `version_conflict` when it was changed since `version` was read */
  async edit(tx: Tx, id: string, version: string, patch: ListingPatch, by: string): Promise<void> {
    const stored = await this.locked(tx, id);
    if (stored.version !== version) throw new Conflict('version_conflict', '这条房源刚被别人改过，请刷新后再改');
    const before = this.whole(stored);
    const kept = Object.fromEntries(Object.entries(patch).filter(([key]) => !TAPPED.includes(key)));
    const listing = this.checked({ ...before, ...kept });
    const keys = changedKeys(before, listing);
    if (keys.length === 0) return;
    const parkId = await this.parks.findOrAdd(tx, listing);
    await this.listings.rewrite(tx, id, { listing, parkId, source: stored.source });
    await this.events.record(tx, { type: 'listing.edited', actorId: by, subjectId: id, data: { keys } });
    const isInternal = keys.every((key) => key === 'floor_price' || key.startsWith('owner_'));
    if (stored.published && stored.status === 'available' && !isInternal) await this.offered(tx, id, by);
  }

  /** @param reason asked for when the offer ends; gone when it is back on offer */
  async setStatus(tx: Tx, id: string, status: ListingStatus, reason: string | undefined, by: string): Promise<void> {
    const said = reason?.trim() || null;
    if (ENDED.includes(status) && !said)
      throw new Invalid('reason_missing', '请写明原因', [{ field: 'reason', message: '请写明原因' }]);
    const stored = await this.locked(tx, id);
    await tx.query(
      `update listing set status = $2, status_reason = $3, updated_at = now(),
         facts = facts - 'status_reason' || jsonb_build_object('status', $2::text)
       where id = $1 and (status, status_reason) is distinct from ($2, $3)`,
      [id, status, said],
    );
    if (stored.status === status) return;
    const data = { from: stored.status, to: status };
    await this.events.record(tx, { type: 'listing.status_changed', actorId: by, subjectId: id, data });
    if (status === 'available' && stored.published) await this.offered(tx, id, by);
  }

  /** @param on the day of the look or the call, today unless given; `none` takes the stamp off */
  async verify(tx: Tx, id: string, kind: Stored['verified'], on: string | undefined, by: string): Promise<void> {
    const today = new Date(this.clock.now().getTime() + CHINA).toISOString().slice(0, 10);
    const day = kind === 'none' ? null : (on ?? today);
    if (day !== null && Date.parse(day) > Date.parse(today) + DAY - 1)
      throw new Invalid('day_in_future', '核实日期不能在今天之后', [{ field: 'on', message: '不能在今天之后' }]);
    const stored = await this.locked(tx, id);
    if (stored.verified === kind && stored.verifiedOn === day) return;
    await tx.query(
      `update listing set verified = $2, verified_on = $3::date, updated_at = now(),
         facts = jsonb_strip_nulls(facts || jsonb_build_object('verified', $2::text, 'verified_on', $3::text))
       where id = $1`,
      [id, kind, day],
    );
    await this.events.record(tx, { type: 'listing.verified', actorId: by, subjectId: id, data: { kind, on: day } });
  }

  /** @throws Invalid when what a visitor asks first is missing */
  async publish(tx: Tx, id: string, by: string): Promise<void> {
    const stored = await this.locked(tx, id);
    if (stored.published) return;
    const missing = missingToPublish(stored.facts);
    if (missing.length > 0) throw new Invalid('listing_incomplete', '发布前还要补全几项', missing);
    await tx.query(`update listing set published_at = now(), updated_at = now() where id = $1`, [id]);
    if (stored.status === 'available') await this.offered(tx, id, by);
    else await this.events.record(tx, { type: 'listing.shown', actorId: by, subjectId: id });
  }

  async unpublish(tx: Tx, id: string, by: string): Promise<void> {
    const stored = await this.locked(tx, id);
    if (!stored.published) return;
    await tx.query(`update listing set published_at = null, updated_at = now() where id = $1`, [id]);
    await this.events.record(tx, { type: 'listing.unpublished', actorId: by, subjectId: id });
  }

  /** The owner's numbers in the clear; that they were looked at is recorded. */
  async revealOwner(tx: Tx, id: string, by: string): Promise<Record<string, string>> {
    const { internal, source, ref } = await this.locked(tx, id);
    await this.events.record(tx, { type: 'listing.owner_revealed', actorId: by, subjectId: id });
    return openOwner(internal, this.keyring, source, ref);
  }

  private offered(tx: Tx, id: string, by: string): Promise<string> {
    return this.events.record(tx, { type: 'listing.published', actorId: by, subjectId: id });
  }

  private whole({ facts, internal, source, ref }: Stored): Listing {
    return wholeListing(facts, internal, openOwner(internal, this.keyring, source, ref));
  }

  private checked(value: unknown): Listing {
    const checked = checkedListing(value);
    const problems = 'problems' in checked ? checked.problems : checked.listing.region ? [] : [REGION_MISSING];
    if (problems.length > 0 || !('listing' in checked))
      throw new Invalid('listing_invalid', '有几项需要改正', problems);
    return checked.listing;
  }

  private async locked(tx: Tx, id: string): Promise<Stored> {
    const [row] = await tx.query<Stored[]>(
      `select id, ref, source, status, verified, verified_on::text as "verifiedOn", published_at is not null as published,
         to_json(updated_at) #>> '{}' as version, facts, internal
       from listing where id = $1 for update`,
      [id],
    );
    if (!row) throw new NotFound('listing_not_found', '没有这个房源');
    return row;
  }
}

const REGION_MISSING: FieldError = { field: 'region', message: '请选择所在区县' };

/** What a visitor asks first: where, how large, on what terms. */
function missingToPublish(facts: Listing): FieldError[] {
  const asked: [string, boolean, string][] = [
    ['title', Boolean(facts.title), '请写标题'],
    ['region', Boolean(facts.region), '请选择所在区县'],
    ['offers', Boolean(facts.offers?.length), '请写租售方式；没有价格也要写，显示为面议'],
    facts.kind === 'land'
      ? ['land_mu', facts.land_mu !== undefined, '请写土地面积']
      : ['area_sqm', facts.area_sqm !== undefined, '请写可租售面积'],
  ];
  return asked.filter(([, isThere]) => !isThere).map(([field, , message]) => ({ field, message }));
}

function changedKeys(before: Listing, after: Listing): string[] {
  const [from, to] = [before, after] as unknown as [Record<string, unknown>, Record<string, unknown>];
  return [...new Set([...Object.keys(from), ...Object.keys(to)])]
    .filter((key) => stable(from[key]) !== stable(to[key]))
    .sort();
}

/** Postgres gives the keys of an object back in an order of its own. */
const stable = (value: unknown): string | undefined =>
  JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
