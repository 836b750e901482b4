import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listingLeadsQuery } from '../api/listings';
import { AppLink } from '../ui/app-link';

/** 此房源匹配 12 条线索: those the person sees, best first. */
export function ListingLeads({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(listingLeadsQuery(id));
  if (!data) return <p className="ink-3 small">{t('common.loading')}</p>;
  if (data.total === 0) return <p className="ink-3 small">{t('listingDesk.noLeads')}</p>;
  return (
    <details className="listing-leads">
      <summary>{t('listingDesk.leads', { count: data.total, fits: data.fits })}</summary>
      <ul>
        {data.items.map((lead) => (
          <li key={lead.id}>
            <AppLink href={`/leads/${lead.id}`} className="clip">
              <span className={lead.verdict === 'fit' ? 'leaf' : 'amber'}>{t(`verdict.${lead.verdict}`)}</span>{' '}
              {lead.company ?? lead.ref} <span className="ink-3">{lead.needLine}</span>
            </AppLink>
            <span className="ink-3 small">{lead.owner ?? t('nav.pool', { defaultValue: '' })}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
