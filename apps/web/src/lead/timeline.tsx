import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { timelineQuery } from '../api/leads';
import { useCan } from '../api/session';
import { usersQuery } from '../api/users';
import { ago, exact } from '../format/time';
import { Button } from '../ui/button';
import { Icon, type IconName } from '../ui/icon';
import { Bones, Failed } from '../ui/states';
import { UndoMergeButton } from './undo-merge-button';
import { timelineLine } from './timeline-words';

const icons: Record<string, IconName> = {
  'lead.opened': 'inquiries',
  'lead.joined': 'inquiries',
  'prospect.approved': 'articles',
  'prospect.joined': 'articles',
  'contact.phone_found': 'phone',
  'lead.matched': 'listings',
  'lead.stage_changed': 'right',
  'lead.called': 'phone',
  'lead.noted': 'note',
  'share.sent': 'link',
  'share.opened': 'eye',
  'share.wanted': 'check',
  'share.revoked': 'cross',
  'lead.phone_revealed': 'eye',
  'lead.merged': 'swap',
  'lead.unmerged': 'swap',
  'task.done': 'check',
  'task.overdue': 'late',
};

const iconOf = (type: string): IconName => icons[type] ?? (type.startsWith('task.') ? 'clock' : 'user');

/** Everything that happened, newest first. */
export function Timeline({ leadId, owner }: { leadId: string; owner: { id: string; name: string } | null }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(timelineQuery(leadId));
  const users = useQuery({ ...usersQuery, enabled: useCan('user.view') });
  if (query.isPending) return <Bones rows={5} height={48} />;
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
  const items = query.data.pages.flatMap((page) => page.items);
  const names = new Map(items.flatMap(({ actor }) => (actor ? [[actor.id, actor.name] as const] : [])));
  if (owner) names.set(owner.id, owner.name);
  users.data?.items.forEach(({ id, name }) => names.set(id, name));
  return (
    <>
      <ol className="timeline">
        {items.map((item) => {
          const { what, body } = timelineLine(item, t, (id) => names.get(id));
          return (
            <li key={item.id} className="event">
              <Icon name={iconOf(item.type)} />
              <div className="event-words">
                <p>
                  {item.actor ? (
                    <strong>{item.actor.name}</strong>
                  ) : (
                    <span className="ink-3">{t('timeline.system')}</span>
                  )}{' '}
                  {what}
                  <time className="ink-3 small event-time" dateTime={item.at} title={exact(item.at)}>
                    {ago(item.at, t)}
                  </time>
                </p>
                {item.type === 'lead.merged' && <UndoMergeButton merged={item} items={items} />}
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
