import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button';

type Props = { hasMore: boolean; busy: boolean; failed?: boolean; onMore: () => void };

/** Loads on when it comes into view; a button for keyboards and for a page that failed. */
export function MoreRows({ hasMore, busy, failed, onMore }: Props) {
  const { t } = useTranslation();
  const ref = useRef<HTMLDivElement>(null);
  const latest = useRef(onMore);
  latest.current = onMore;
  useEffect(() => {
    if (!hasMore || busy || failed || !ref.current) return;
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && latest.current(), {
      rootMargin: '400px',
    });
    watch.observe(ref.current);
    return () => watch.disconnect();
  }, [hasMore, busy, failed]);
  if (!hasMore) return null;
  return (
    <div ref={ref} className="more-rows">
      <Button look="quiet" busy={busy} onClick={onMore}>
        {t(busy ? 'common.loading' : failed ? 'common.retry' : 'common.more')}
      </Button>
    </div>
  );
}
