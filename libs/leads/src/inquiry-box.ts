import { may, type Me, type Permission } from '@app/users';
import type { InquiryStatus } from './inquiry.entity.js';

/** The places where an inquiry waits for a person, and where it lies when that is done. */
export const inquiryBoxes = ['quarantined', 'dismissed', 'offered', 'listed', 'requested', 'closed'] as const;
export type InquiryBox = (typeof inquiryBoxes)[number];

const KEEPERS: Record<InquiryBox, Permission> = {
  quarantined: 'inquiry.review',
  dismissed: 'inquiry.review',
  requested: 'inquiry.review',
  closed: 'inquiry.review',
  offered: 'listing.edit',
  listed: 'listing.edit',
};

export const isBox = (status: InquiryStatus): status is InquiryBox => status in KEEPERS;

/** Whoever may enter listings has the offers; the rest is for reviewers. */
export const keepsBox = (me: Me, box: InquiryBox): boolean => may(me.role, KEEPERS[box]);
