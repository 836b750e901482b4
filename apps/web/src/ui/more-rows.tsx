import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button';

type Query = {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  fetchNextPage: () => unknown;
};

/** Loads on when it comes into view; a button for keyboards and for a page that failed. */
export function MoreRows({ query }: { query: Query }) {
  const { t } = useTranslation();
  const ref = useRef<HTMLDivElement>(null);
  const { hasNextPage, isFetchingNextPage: busy, isFetchNextPageError: failed, fetchNextPage } = query;
  useEffect(() => {
    if (!hasNextPage || busy || failed || !ref.current) return;
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && void fetchNextPage(), {
      rootMargin: '400px',
    });
    watch.observe(ref.current);
    return () => watch.disconnect();
  }, [hasNextPage, busy, failed, fetchNextPage]);
  if (!hasNextPage) return null;
  return (
    <div ref={ref} className="more-rows">
      <Button look="quiet" busy={busy} onClick={() => void fetchNextPage()}>
        {t(busy ? 'common.loading' : failed ? 'common.retry' : 'common.more')}
      </Button>
    </div>
  );
}
