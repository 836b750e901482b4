import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { asQuery, client, data } from './client';
import { problemOf } from './problem';

export const listingFilters = [
  'q', 'kind', 'status', 'transaction', 'region', 'zone', 'verified', 'published', 'park', 'storey', 'fire', 'areaMin', 'areaMax',
  'muMin', 'muMax', 'rentMin', 'rentMax', 'height', 'load', 'power', 'crane',
] as const; // prettier-ignore
export type ListingFilters = Partial<Record<(typeof listingFilters)[number], string>>;
/** A listing by its contract keys. */
export type Facts = Record<string, unknown>;

const at = (id: string) => ({ params: { path: { id } } });

export const listingsQuery = (filters: ListingFilters) =>
  infiniteQueryOptions({
    queryKey: ['listings', filters],
    queryFn: ({ pageParam }) =>
      data(
        client.GET('/api/v1/listings', {
          params: { query: asQuery('/api/v1/listings', { ...filters, cursor: pageParam, limit: 50 }) },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const listingQuery = (idOrRef: string) =>
  queryOptions({
    queryKey: ['listing', idOrRef],
    queryFn: () => data(client.GET('/api/v1/listings/{idOrRef}', { params: { path: { idOrRef } } })),
  });

export const parksQuery = queryOptions({ queryKey: ['parks'], queryFn: () => data(client.GET('/api/v1/parks')) });
export const listingLeadsQuery = (id: string) =>
  queryOptions({
    queryKey: ['listing-leads', id],
    queryFn: () => data(client.GET('/api/v1/listings/{id}/leads', at(id))),
  });
export const photosQuery = (id: string) =>
  queryOptions({ queryKey: ['photos', id], queryFn: () => data(client.GET('/api/v1/listings/{id}/photos', at(id))) });

export type Verified = 'none' | 'phone' | 'site';
export type Status = 'available' | 'reserved' | 'let' | 'sold' | 'withdrawn';

export const addListing = (listing: Facts) => data(client.POST('/api/v1/listings', { body: { listing } }));
export const editListing = (id: string, version: string, listing: Facts) =>
  data(client.PATCH('/api/v1/listings/{id}', { ...at(id), body: { version, listing } }));
export const setListingStatus = (id: string, status: Status, reason?: string) =>
  data(client.POST('/api/v1/listings/{id}/status', { ...at(id), body: { status, reason } }));
export const verifyListing = (id: string, kind: Verified, on?: string) =>
  data(client.POST('/api/v1/listings/{id}/verify', { ...at(id), body: { kind, on } }));
export const publishListing = (id: string) => data(client.POST('/api/v1/listings/{id}/publish', at(id)));
export const unpublishListing = (id: string) => data(client.POST('/api/v1/listings/{id}/unpublish', at(id)));
export const revealOwner = (id: string) => data(client.POST('/api/v1/listings/{id}/owner', at(id)));
export const readListingText = (text: string) => data(client.POST('/api/v1/listings/read', { body: { text } }));
export const duplicatesQuery = (facts: Record<string, string | undefined>) =>
  queryOptions({
    queryKey: ['listing-duplicates', facts],
    queryFn: () =>
      data(
        client.GET('/api/v1/listings/duplicates', { params: { query: asQuery('/api/v1/listings/duplicates', facts) } }),
      ),
  });
export const editPark = (id: string, body: { hideUnits?: boolean; address?: string }) =>
  data(client.PATCH('/api/v1/parks/{id}', { ...at(id), body }));

export const orderPhotos = (id: string, order: string[]) =>
  data(client.PATCH('/api/v1/listings/{id}/photos', { ...at(id), body: { order } }));
export const captionPhoto = (id: string, photoId: string, caption: string) =>
  data(
    client.PATCH('/api/v1/listings/{id}/photos/{photoId}', { params: { path: { id, photoId } }, body: { caption } }),
  );
export const removePhoto = (id: string, photoId: string) =>
  data(client.DELETE('/api/v1/listings/{id}/photos/{photoId}', { params: { path: { id, photoId } } }));
export const photoSource = (id: string, photo: string, size: 480 | 1600 = 480): string =>
  `/api/v1/listings/${id}/photos/${photo}-${size}.webp`;

async function post(path: string, body: BodyInit, headers: HeadersInit = {}): Promise<Response> {
  const answer = await fetch(path, { method: 'POST', body, headers, credentials: 'same-origin' });
  if (!answer.ok) throw problemOf(answer.status, await answer.json().catch(() => null));
  return answer;
}

export async function addPhoto(id: string, file: File): Promise<void> {
  const body = new FormData();
  body.set('file', file);
  await post(`/api/v1/listings/${id}/photos`, body);
}

/** The public page of an unsaved listing, as HTML. */
export const previewListing = async (listing: Facts, id?: string): Promise<string> =>
  (await post('/listings/preview', JSON.stringify({ listing, id }), { 'content-type': 'application/json' })).text();

/** The owner's offer that a listing was made of leaves the inbox. */
export const settleOffer = async (inquiry: string, listingId: string): Promise<void> =>
  void (await post(`/api/v1/inquiries/${inquiry}/to-listing`, JSON.stringify({ listingId }), { 'content-type': 'application/json' })); // prettier-ignore
