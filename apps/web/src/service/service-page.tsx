import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ticketsQuery } from '../api/service';
import { TitleLine } from '../shell/title-line';
import { Chips } from '../ui/chips';
import { ListStates } from '../ui/list-states';
import { MoreRows } from '../ui/more-rows';
import { Empty } from '../ui/states';
import { useNow } from '../ui/use-now';
import { ViewTabs } from '../ui/view-tabs';
import { TicketDrawer } from './ticket-drawer';
import { TicketLine } from './ticket-line';
import { ticketKinds } from './ticket-words';
import '../styles/lists.css';
import '../styles/lead-parts.css';
import '../styles/follow-up.css';

/** 助企: what companies ask for after they signed, soonest first. */
export function ServicePage() {
  const { t } = useTranslation();
  const now = useNow();
  const navigate = useNavigate();
  const search = useSearch({ from: '/inside/service' });
  const { state = 'open', kind, open } = search;
  const query = useInfiniteQuery(ticketsQuery({ state, kind }));
  const tickets = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const go = (change: Partial<typeof search>) =>
    void navigate({ to: '/service', search: { ...search, ...change }, replace: true });
  const tabs = ['open', 'closed'].map((key) => ({
    key,
    label: t(`ticket.state.${key}`),
    href: `/service?state=${key}${kind ? `&kind=${kind}` : ''}`,
  }));
  return (
    <>
      <TitleLine
        title={t('nav.service')}
        count={query.data ? `${tickets.length}${query.hasNextPage ? '+' : ''}` : ''}
      />
      <ViewTabs label={t('nav.service')} chosen={state} tabs={tabs} />
      <div className="ticket-filter">
        <Chips
          label={t('ticket.kindLabel')}
          options={ticketKinds.map((key) => ({ key, label: t(`ticket.kind.${key}`) }))}
          chosen={kind}
          onChoose={(next) => go({ kind: next })}
        />
      </div>
      <ListStates query={query} count={tickets.length}>
        <Empty title={t(`ticket.none.${state}`)}>{t('ticket.noneText')}</Empty>
      </ListStates>
      <ul className="lines" aria-label={t('nav.service')}>
        {tickets.map((ticket) => (
          <TicketLine key={ticket.id} ticket={ticket} now={now} onOpen={(id) => go({ open: id })} />
        ))}
      </ul>
      <MoreRows query={query} />
      {open && <TicketDrawer id={open} onClose={() => go({ open: undefined })} />}
    </>
  );
}
