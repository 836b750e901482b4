import { verificationOf } from '@app/listings';
import { chinaDay, dateText, type Frame } from './frame.js';

/** When and how somebody made sure that a listing is so, and until when that holds. */
export function verifiedText(frame: Frame, row: { verified: string; verifiedOn: string | null }): string {
  const { t, now } = frame;
  if (row.verified !== 'site' && row.verified !== 'phone') return t('listing.verifiedNone');
  const key = row.verified === 'site' ? 'listing.verifiedSite' : 'listing.verifiedPhone';
  if (!row.verifiedOn) return t(`${key}NoDate`);
  const done = t(key, { date: dateText(t, row.verifiedOn) });
  return verificationOf(row, chinaDay(now)).state === 'expired' ? t('listing.stale', { done }) : done;
}

/** Until which day the verification holds or held; empty for none. */
export function verifiedUntil(frame: Frame, row: { verified: string; verifiedOn: string | null }): string {
  const { state, until } = verificationOf(row, chinaDay(frame.now));
  if (state === 'none') return '';
  return frame.t(state === 'valid' ? 'listing.validUntil' : 'listing.expiredOn', { date: dateText(frame.t, until) });
}

/** Whether somebody made sure, and recently enough. */
export const isVerified = (frame: Frame, row: { verified: string; verifiedOn: string | null }): boolean =>
  row.verified !== 'none' && verificationOf(row, chinaDay(frame.now)).state !== 'expired';
