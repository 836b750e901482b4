import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { calendarQuery, makeCalendar, revokeCalendar } from '../api/follow-up';
import { problemText } from '../api/problem-text';
import { ago } from '../format/time';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { toast } from '../ui/toast';
import '../styles/follow-up.css';

/** One's own tasks in the calendar of one's phone: a secret link that can be taken back. */
export function CalendarLink() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const feed = useQuery(calendarQuery).data;
  const [link, setLink] = useState('');
  const reload = () => void queries.invalidateQueries({ queryKey: calendarQuery.queryKey });
  const failed = (error: unknown) => toast(problemText(error, t), { bad: true });
  const make = useMutation({
    mutationFn: makeCalendar,
    onSuccess: ({ path }) => {
      setLink(new URL(path, window.location.origin).href);
      reload();
    },
    onError: failed,
  });
  const revoke = useMutation({
    mutationFn: revokeCalendar,
    onSuccess: () => {
      setLink('');
      reload();
      toast(t('calendarLink.revoked'));
    },
    onError: failed,
  });
  const state = !feed?.linked
    ? t('calendarLink.none')
    : feed.seenAt
      ? t('calendarLink.seen', { when: ago(feed.seenAt, t) })
      : t('calendarLink.unseen');
  return (
    <section className="stack calendar-link" aria-label={t('calendarLink.title')}>
      <h2>{t('calendarLink.title')}</h2>
      <p className="ink-2">{t('calendarLink.intro')}</p>
      {link && (
        <div className="once">
          <code>{link}</code>
          <CopyButton text={link} />
          <p className="small ink-2">{t('calendarLink.once')}</p>
        </div>
      )}
      <p className="ink-3 small">{state}</p>
      <div className="row">
        <Button busy={make.isPending} onClick={() => make.mutate()}>
          {t(feed?.linked ? 'calendarLink.anew' : 'calendarLink.make')}
        </Button>
        {feed?.linked && (
          <Button look="quiet" busy={revoke.isPending} onClick={() => revoke.mutate()}>
            {t('calendarLink.revoke')}
          </Button>
        )}
      </div>
    </section>
  );
}
