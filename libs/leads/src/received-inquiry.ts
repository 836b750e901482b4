import { type Tx, ZONES_VERSION } from '@app/platform';
import type { Inquiry } from './inquiry.entity.js';

/** An inquiry that nobody has read yet. */
export interface ReceivedInquiry extends Pick<
  Inquiry,
  | 'id'
  | 'ref'
  | 'need'
  | 'usage'
  | 'tax'
  | 'company'
  | 'contact'
  | 'phoneIndex'
  | 'quarantineReason'
  | 'createdAt'
  | 'demo'
  | 'articleId'
  | 'listingId'
  | 'readFirstId'
  | 'readLastId'
> {
  phoneCipher: Buffer | null;
  extension: string | null;
  /** The day in Shanghai on which it was written, ISO: relative dates start from it. */
  asOf: string;
  zonesVersion: string;
}

/** Locks it until the transaction ends; undefined for one that was read before. */
export async function lockReceivedInquiry(tx: Tx, inquiryId: string): Promise<ReceivedInquiry | undefined> {
  const [row] = await tx.query<ReceivedInquiry[]>(
    `select id, ref, need, usage, tax, company, contact, phone_index as "phoneIndex", phone_cipher as "phoneCipher",
       phone_extension as extension, quarantine_reason as "quarantineReason", created_at as "createdAt", demo,
       article_id as "articleId", listing_id as "listingId", read_first_id as "readFirstId",
       read_last_id as "readLastId", to_char(created_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "asOf",
       ${ZONES_VERSION} as "zonesVersion"
     from inquiry where id = $1 and status = 'received' for update`,
    [inquiryId],
  );
  return row;
}
