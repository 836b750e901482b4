import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listingQuery, settleOffer } from '../api/listings';
import { problemText } from '../api/problem-text';
import type { ListingView } from '../api/views';
import { TitleLine } from '../shell/title-line';
import { Bones, Failed } from '../ui/states';
import { toast } from '../ui/toast';
import { ListingForm } from './listing-form';
import { useOffer } from './use-offer';
import '../styles/lists.css';
import '../styles/forms.css';
import '../styles/listings.css';
import '../styles/listing-form.css';

/** A new listing, from nothing or from an owner's offer of the inbox (`?inquiry=`). */
export function NewListingPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { inquiry } = useSearch({ from: '/inside/listings/new' });
  const offer = useOffer(inquiry);
  const owner = offer.data?.owner;
  const saved = (listing: ListingView) => {
    if (inquiry)
      void settleOffer(inquiry, listing.id).catch((error: unknown) => toast(problemText(error, t), { bad: true }));
    void navigate({ to: '/listings/$listingId/edit', params: { listingId: listing.id }, replace: true });
  };
  return (
    <>
      <TitleLine title={t('listingDesk.new')} />
      {offer.isLoading && <Bones rows={8} height={56} />}
      {offer.isError && <Failed error={offer.error} retry={() => void offer.refetch()} />}
      {(!inquiry || offer.isSuccess) && (
        <>
          {inquiry && !offer.data && <p className="notice notice-quiet">{t('listingDesk.offerSettled')}</p>}
          <ListingForm
            key={inquiry}
            initialText={offer.data?.text}
            initial={owner && { owner_name: owner.name, owner_phone: owner.phone }}
            onSaved={saved}
          />
        </>
      )}
    </>
  );
}

export function EditListingPage() {
  const { t } = useTranslation();
  const { listingId } = useParams({ from: '/inside/listings/$listingId/edit' });
  const query = useQuery(listingQuery(listingId));
  return (
    <>
      <TitleLine title={query.data?.title ?? t('listingDesk.edit')} />
      {query.isPending && <Bones rows={8} height={56} />}
      {query.isError && <Failed error={query.error} retry={() => void query.refetch()} />}
      {query.data && <ListingForm listing={query.data} onSaved={() => undefined} />}
    </>
  );
}
