import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { takedownsQuery } from '../api/articles';
import type { TakedownItem } from '../api/views';
import { TitleLine } from '../shell/title-line';
import { Bones, Empty, Failed } from '../ui/states';
import { useNow } from '../ui/use-now';
import { CloseTakedownSheet, DecideCounterSheet } from './close-takedown-sheet';
import { NewsTabs } from './news-tabs';
import { TakedownTicket } from './takedown-ticket';
import '../styles/inquiries.css';
import '../styles/lists.css';
import '../styles/articles.css';

/** Requests to take pages down: what waits first, by its deadline. */
export function TakedownsPage() {
  const { t } = useTranslation();
  const now = useNow();
  const query = useQuery(takedownsQuery);
  const rows = query.data?.items ?? [];
  const [doing, setDoing] = useState<{ act: 'close' | 'decide'; ticket: TakedownItem }>();
  const done = () => setDoing(undefined);
  return (
    <>
      <TitleLine title={t('nav.articles')} tab={t('news.tab.takedowns')} />
      <NewsTabs chosen="takedowns" />
      {query.isPending && <Bones rows={6} height={64} />}
      {query.isError && <Failed error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && rows.length === 0 && <Empty title={t('takedown.none')}>{t('takedown.noneText')}</Empty>}
      <ul className="lines" aria-label={t('takedown.title')}>
        {rows.map((ticket) => (
          <TakedownTicket
            key={ticket.id}
            ticket={ticket}
            now={now}
            onClose={() => setDoing({ act: 'close', ticket })}
            onDecide={() => setDoing({ act: 'decide', ticket })}
          />
        ))}
      </ul>
      {doing?.act === 'close' && <CloseTakedownSheet ticket={doing.ticket} onClose={done} />}
      {doing?.act === 'decide' && <DecideCounterSheet ticket={doing.ticket} onClose={done} />}
    </>
  );
}
