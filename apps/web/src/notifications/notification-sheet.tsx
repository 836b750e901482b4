import { type InfiniteData, useMutation, type UseInfiniteQueryResult, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { markRead } from '../api/notifications';
import { problemText } from '../api/problem-text';
import type { NotificationItem } from '../api/views';
import { ago, exact } from '../format/time';
import { AppLink } from '../ui/app-link';
import { Button } from '../ui/button';
import { ListStates } from '../ui/list-states';
import { MoreRows } from '../ui/more-rows';
import { Sheet } from '../ui/sheet';
import { Empty } from '../ui/states';
import { toast } from '../ui/toast';
import { useNow } from '../ui/use-now';
import { kindKey } from './kind-key';

type Page = { items: NotificationItem[] };
type Props = { query: UseInfiniteQueryResult<InfiniteData<Page>>; unread: number; onClose: () => void };

export function NotificationSheet({ query, unread, onClose }: Props) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const now = useNow();
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const read = useMutation({
    mutationFn: () => markRead(items[0]!.id),
    onSuccess: () => void cache.invalidateQueries({ queryKey: ['notifications'] }),
    onError: (error) => toast(problemText(error, t), { bad: true }),
  });
  return (
    <Sheet
      title={t('notify.title')}
      onClose={onClose}
      footer={
        unread > 0 && items.length > 0 ? (
          <Button busy={read.isPending} onClick={() => read.mutate()}>
            {t('notify.readAll')}
          </Button>
        ) : undefined
      }
    >
      <ListStates query={query} count={items.length} bones={4} height={52}>
        <Empty title={t('notify.none')}>{t('notify.noneText')}</Empty>
      </ListStates>
      <ul className="notices">
        {items.map((item) => (
          <li key={item.id} className={item.readAt ? 'notice-line' : 'notice-line notice-new'}>
            <AppLink href={item.lead ? `/leads/${item.lead.id}` : '/today'} onClick={onClose}>
              <strong>
                {item.kind === 'listing.fits' && item.listings > 1
                  ? t('notify.fitsMany', { listings: item.listings, leads: item.leads })
                  : t(`notify.kind.${kindKey(item.kind)}`)}
              </strong>
              <span className="ink-2 clip">
                {[item.lead?.company ?? item.lead?.ref, item.listing?.title].filter(Boolean).join(' · ')}
              </span>
              <span className="ink-3 small" title={exact(item.createdAt)}>
                {ago(item.createdAt, t, now)}
              </span>
            </AppLink>
          </li>
        ))}
      </ul>
      <MoreRows query={query} />
    </Sheet>
  );
}
