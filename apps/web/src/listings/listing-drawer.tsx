import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listingQuery, photoSource } from '../api/listings';
import { useCan } from '../api/session';
import { AppLink } from '../ui/app-link';
import { Icon } from '../ui/icon';
import { SideDrawer } from '../ui/lazy-ant';
import { Bones, Failed } from '../ui/states';
import { StatusMenu, VerifyMenu } from './desk-menus';
import { listingFacts } from './listing-facts';
import { ListingLeads } from './listing-leads';

export function ListingDrawer({ idOrRef, onClose }: { idOrRef: string; onClose: () => void }) {
  const { t } = useTranslation();
  const query = useQuery(listingQuery(idOrRef));
  const edits = useCan('listing.edit');
  const listing = query.data;
  const word = (key: string) => t(key, { defaultValue: key.split('.').pop() ?? key });
  return (
    <SideDrawer open title={listing ? listing.title : t('common.loading')} onClose={onClose}>
      {query.isPending && <Bones rows={12} height={28} />}
      {query.isError && <Failed error={query.error} retry={() => void query.refetch()} />}
      {listing && (
        <div className="stack">
          {listing.cover && (
            <img className="drawer-photo" src={photoSource(listing.id, listing.cover)} alt={listing.title} />
          )}
          <div className="row drawer-state">
            <span className="ink-3 small">{listing.ref}</span>
            <StatusMenu listing={listing} />
            <VerifyMenu listing={listing} />
          </div>
          {listing.statusReason && <p className="ink-2 small">{listing.statusReason}</p>}
          <ListingLeads id={listing.id} />
          <dl className="facts">
            {listingFacts(listing.facts, word).map(({ key, text }) => (
              <div key={key} className="facts-row">
                <dt>{t(`listing.fact.${key}`, { defaultValue: key })}</dt>
                <dd className={text === null ? 'ink-3' : undefined}>{text ?? t('common.unknown')}</dd>
              </div>
            ))}
          </dl>
          <div className="row">
            {edits && (
              <AppLink className="btn btn-primary" href={`/listings/${listing.id}/edit`}>
                <Icon name="log" />
                {t('common.edit')}
              </AppLink>
            )}
            {listing.published && (
              <a className="btn" href={listing.path} target="_blank" rel="noreferrer">
                <Icon name="open" />
                {t('listing.publicPage')}
              </a>
            )}
            <AppLink className="btn" href={`/leads/new?listing=${encodeURIComponent(listing.ref)}`}>
              <Icon name="plus" />
              {t('leads.add')}
            </AppLink>
          </div>
        </div>
      )}
    </SideDrawer>
  );
}
