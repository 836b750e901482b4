import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { AppLink } from '../ui/app-link';
import { ListStates } from '../ui/list-states';
import { Empty } from '../ui/states';
import { FreshPill } from './fresh-pill';
import type { QueueItem } from './queue-item';
import { QueueRow } from './queue-row';
import type { useQueue } from './use-queue';

type Props = {
  queue: ReturnType<typeof useQueue>;
  rows: QueueItem[];
  selected?: QueueItem;
  narrowed: boolean;
  now: Date;
  keys: boolean;
  onSelect: (key: string) => void;
};

export function QueueList({ queue, rows, selected, narrowed, now, keys, onSelect }: Props) {
  const { t } = useTranslation();
  const pool = queue.counts?.pool;
  const showFresh = () => {
    const first = queue.fresh[0];
    queue.showFresh();
    if (!first) return;
    onSelect(first.key);
    requestAnimationFrame(() => document.getElementById(`row-${first.key}`)?.scrollIntoView({ block: 'center' }));
  };
  return (
    <div className="today-list" ref={queue.list as RefObject<HTMLDivElement>}>
      <FreshPill fresh={queue.fresh} onShow={showFresh} />
      <ListStates query={queue.query} count={rows.length} bones={8} height={64}>
        <Empty
          title={t(narrowed ? 'today.noneOfThese' : 'today.empty')}
          action={
            pool ? (
              <AppLink href="/leads?view=pool" className="btn">
                {t('today.toPool', { count: pool })}
              </AppLink>
            ) : undefined
          }
        >
          {t(narrowed ? 'today.noneOfTheseText' : 'today.emptyText')}
        </Empty>
      </ListStates>
      <ol aria-label={t('today.queue')}>
        {rows.map((item) => (
          <QueueRow
            key={item.key}
            item={item}
            now={now}
            selected={item === selected}
            settled={queue.settled.has(item.key)}
            onSelect={onSelect}
          />
        ))}
      </ol>
      {keys && rows.length > 0 && <p className="today-keys small ink-3">{t('today.keys')}</p>}
    </div>
  );
}
