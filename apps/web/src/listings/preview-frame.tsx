import { useQuery, keepPreviousData } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { previewListing, type Facts } from '../api/listings';

/** The public page of what is typed, as a phone shows it. Scripts and links are off inside. */
export function PreviewFrame({ facts, id }: { facts: Facts; id?: string }) {
  const { t } = useTranslation();
  const typed = JSON.stringify(facts);
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), 500);
    return () => clearTimeout(timer);
  }, [typed]);
  const { data } = useQuery({
    queryKey: ['listing-preview', id, settled],
    queryFn: () => previewListing(JSON.parse(settled) as Facts, id),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 60_000,
  });
  return (
    <aside className="preview" aria-label={t('listingDesk.preview')}>
      <p className="ink-3 small">{t('listingDesk.previewText')}</p>
      <div className="phone">
        <iframe
          title={t('listingDesk.preview')}
          sandbox="allow-same-origin"
          srcDoc={data?.replace('<head>', '<head><base target="_blank">')}
        />
      </div>
    </aside>
  );
}
