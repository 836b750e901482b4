import type { Listing } from '@app/listings';
import type { ClientWords } from './client-words.js';

/** A share as the lead's page lists it. */
export interface LeadShare {
  id: string;
  author: string;
  note: string;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  opens: number;
  firstOpenedAt: Date | null;
  lastOpenedAt: Date | null;
  listings: { id: string; ref: string; title: string; wantedAt: Date | null }[];
  /** `/s/<token>`; null when it is over, or when the key that it was made with is no more. */
  path: string | null;
}

/** One site of a share as the client sees it; `facts` null once it is published no more. */
export interface SharedSite {
  ref: string;
  title: string;
  region: string;
  status: string;
  park: string | null;
  facts: Listing | null;
  photo: { id: string; width: number; height: number } | null;
  said: ClientWords;
  wantedAt: Date | null;
}

/** What the client's page shows. Nothing of the lead: no name, phone, need or score. */
export interface SharePage {
  id: string;
  state: 'open' | 'over';
  advisor: string;
  note: string;
  expiresAt: Date;
  sites: SharedSite[];
}

export interface NewShare {
  listingIds: string[];
  note: string;
  expiresInDays: number;
  /** From the form: a double tap makes one share. */
  key: string;
}
