import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { timelineQuery } from '../api/leads';
import { ago, exact } from '../format/time';
import { Button } from '../ui/button';
import { Icon, type IconName } from '../ui/icon';
import { Bones, Failed } from '../ui/states';
import { timelineLine } from './timeline-words';

const icons: Record<string, IconName> = {
  inquiry: 'inquiries',
  call: 'phone',
  note: 'note',
  phone: 'eye',
  task: 'clock',
  contact: 'user',
};

const iconOf = (type: string): IconName =>
  type === 'lead.stage_changed' ? 'right' : type === 'lead.matched' ? 'listings' : (icons[type.split('.')[0] ?? ''] ?? 'user');

/** Everything that happened, newest first. */
export function Timeline({ leadId }: { leadId: string }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(timelineQuery(leadId));
  if (query.isPending) return <Bones rows={5} height={48} />;
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
  const items = query.data.pages.flatMap((page) => page.items);
  return (
    <>
      <ol className="timeline">
        {items.map((item) => {
          const { what, body } = timelineLine(item, t);
          return (
            <li key={item.id} className="event">
              <Icon name={iconOf(item.type)} />
              <div className="event-words">
                <p>
                  {item.actor ? <strong>{item.actor.name}</strong> : <span className="ink-3">{t('timeline.system')}</span>} {what}
                  <time className="ink-3 small event-time" dateTime={item.at} title={exact(item.at)}>
                    {ago(item.at, t)}
                  </time>
                </p>
                {body && <p className="event-body">{body}</p>}
              </div>
            </li>
          );
        })}
      </ol>
      {query.hasNextPage && (
        <Button look="quiet" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('common.more')}
        </Button>
      )}
    </>
  );
}
