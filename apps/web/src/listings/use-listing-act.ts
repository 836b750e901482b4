import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { setListingStatus, verifyListing, type Status, type Verified } from '../api/listings';
import { problemText } from '../api/problem-text';
import type { ListingRow, ListingView } from '../api/views';
import { toast } from '../ui/toast';

/** Every place that shows the listing is read anew. */
export function useRefreshListing() {
  const queries = useQueryClient();
  return (listing: ListingView) => {
    queries.setQueryData(['listing', listing.id], listing);
    for (const key of ['listings', 'parks', 'listing-leads']) void queries.invalidateQueries({ queryKey: [key] });
    void queries.invalidateQueries({ queryKey: ['listing', listing.ref] });
  };
}

/** Verify and status, one tap each; what was before can be taken back. */
export function useListingAct(listing: Pick<ListingRow, 'id' | 'status' | 'statusReason' | 'verified' | 'verifiedOn'>) {
  const { t } = useTranslation();
  const refresh = useRefreshListing();
  const onError = (error: unknown) => toast(problemText(error, t), { bad: true });
  const back = (run: () => Promise<ListingView>) => ({
    label: t('common.undo'),
    run: () => void run().then(refresh, onError),
  });
  const verify = useMutation({
    mutationFn: (kind: Verified) => verifyListing(listing.id, kind),
    onSuccess: (after, kind) => {
      refresh(after);
      const before = () => verifyListing(listing.id, listing.verified as Verified, listing.verifiedOn ?? undefined);
      toast(t(`listingDesk.verifiedNow.${kind}`), { action: back(before) });
    },
    onError,
  });
  const status = useMutation({
    mutationFn: ({ to, reason }: { to: Status; reason?: string }) => setListingStatus(listing.id, to, reason),
    onSuccess: (after) => {
      refresh(after);
      const before = () => setListingStatus(listing.id, listing.status as Status, listing.statusReason ?? undefined);
      toast(t('listingDesk.statusNow', { status: t(`listingStatus.${after.status}`) }), { action: back(before) });
    },
    onError,
  });
  return { verify, status };
}
