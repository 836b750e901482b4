import type { ListingPhoto, ListingRow } from '@app/listings';
import { type Frame } from '../frame.js';
import { ErrorSummary, InquirySlip, type SlipProps } from './inquiry-slip.js';
import { ListingRows } from './listing-rows.js';
import { Page } from './page.js';

export interface ListingGonePageProps {
  frame: Frame;
  /** The number of a site that was taken down; null where there is none of that address. */
  withdrawn: string | null;
  alternatives: ListingRow[];
  covers: Map<string, ListingPhoto>;
  slip: Omit<SlipProps, 'frame'>;
}

/** In place of a site that cannot be seen: what can be, and a slip. */
export function ListingGonePage({ frame, withdrawn, alternatives, covers, slip }: ListingGonePageProps) {
  const { t } = frame;
  const title = t(withdrawn === null ? 'listing.missingTitle' : 'listing.goneTitle');
  return (
    <Page frame={frame} title={title} noindex current="listings">
      <ErrorSummary frame={frame} errors={slip.errors} />
      <div class="site">
        <h1>{title}</h1>
        <p class="ended">{withdrawn === null ? t('listing.missingText') : t('listing.goneText', { ref: withdrawn })}</p>
      </div>
      {alternatives.length > 0 && (
        <section class="section">
          <h2>{t('listing.alternatives')}</h2>
          <ListingRows frame={frame} listings={alternatives} covers={covers} wide />
        </section>
      )}
      <InquirySlip frame={frame} {...slip} />
    </Page>
  );
}
