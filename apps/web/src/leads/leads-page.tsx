import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { claimLead, leadsQuery, type LeadFilters } from '../api/leads';
import { Problem } from '../api/problem';
import { problemText } from '../api/problem-text';
import { useMe } from '../api/session';
import type { LeadRow } from '../api/views';
import { number } from '../format/number';
import { stringifySearch } from '../format/search-params';
import { useRefreshLead } from '../lead/use-lead-acts';
import { TitleLine } from '../shell/title-line';
import { AppLink } from '../ui/app-link';
import { Icon } from '../ui/icon';
import { MoreRows } from '../ui/more-rows';
import { Bones, Empty, Failed } from '../ui/states';
import { toast } from '../ui/toast';
import { useNow } from '../ui/use-now';
import { ViewTabs } from '../ui/view-tabs';
import { DrillChips, LeadFilterBar } from './lead-filters';
import { LeadLine } from './lead-line';
import '../styles/lists.css';
import '../styles/lead-parts.css';

const viewsOf: Record<string, string[]> = {
  advisor: ['mine', 'pool'],
  manager: ['mine', 'team', 'pool'],
  admin: ['mine', 'pool', 'all'],
};

export function LeadsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const now = useNow();
  const navigate = useNavigate();
  const search = useSearch({ from: '/inside/leads' });
  const views = viewsOf[me.role] ?? ['mine', 'pool'];
  const view =
    search.view ??
    (me.role === 'advisor' ? 'mine' : (views.find((name) => name === 'team' || name === 'all') ?? 'mine'));
  const filters: LeadFilters = { ...search, view };
  const query = useInfiniteQuery(leadsQuery(filters));
  const refresh = useRefreshLead();
  const pool = view === 'pool';

  const change = (patch: LeadFilters) =>
    void navigate({ to: '/leads', search: { ...search, ...patch }, replace: true });
  const claim = useMutation({
    mutationFn: (lead: LeadRow) => claimLead(lead.id),
    onSuccess: (_lead, { id }) => {
      toast(t('pool.claimed'));
      refresh(id);
      void navigate({ to: '/leads/$leadId', params: { leadId: id } });
    },
    onError: (error, { id }) => {
      toast(problemText(error, t), { bad: true });
      if (error instanceof Problem && error.status === 409) refresh(id);
    },
  });

  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const total = query.data?.pages[0]?.total;
  const narrowed = Object.keys(search).some((key) => key !== 'view');
  return (
    <>
      <TitleLine
        title={t(pool ? 'nav.pool' : 'nav.leads')}
        count={total === undefined ? undefined : number(total)}
        action={
          <AppLink href="/leads/new" className="btn btn-primary">
            <Icon name="plus" />
            {t('leads.add')}
          </AppLink>
        }
      >
        <LeadFilterBar filters={search} people={me.role !== 'advisor' && !pool} onChange={change} />
      </TitleLine>
      <ViewTabs
        label={t('leads.views')}
        chosen={view}
        tabs={(views.includes(view) ? views : [...views, view]).map((key) => ({
          key,
          label: t(`leads.view.${key}`),
          href: `/leads${stringifySearch({ ...search, view: key })}`,
        }))}
      />
      <DrillChips
        filters={search}
        articleTitle={rows.find(({ source }) => source.article)?.source.article?.title}
        onChange={change}
      />
      <div className={pool ? 'lines-head lead-line pool-lines' : 'lines-head lead-line'} aria-hidden="true">
        <span>{t('leads.column.name')}</span>
        <span>{t('leads.column.need')}</span>
        <span>{t('leads.column.stage')}</span>
        <span>{t('leads.column.source')}</span>
        <span>{t(pool ? 'leads.column.phone' : 'leads.column.owner')}</span>
        <span>{t(pool ? 'leads.column.came' : 'leads.column.next')}</span>
      </div>
      {query.isPending && <Bones rows={12} />}
      {query.isError && rows.length === 0 && <Failed error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && rows.length === 0 && (
        <Empty title={t(narrowed ? 'leads.noneFound' : `leads.empty.${view}`)}>
          {t(narrowed ? 'leads.noneFoundText' : `leads.emptyText.${view}`)}
        </Empty>
      )}
      <ul className={pool ? 'lines pool-lines' : 'lines'} aria-label={t('nav.leads')}>
        {rows.map((lead) => (
          <LeadLine
            key={lead.id}
            lead={lead}
            now={now}
            pool={pool}
            onClaim={pool && me.can.includes('lead.claim') ? claim.mutate : undefined}
            claiming={claim.isPending}
          />
        ))}
      </ul>
      <MoreRows
        hasMore={query.hasNextPage}
        busy={query.isFetchingNextPage}
        failed={query.isFetchNextPageError}
        onMore={() => void query.fetchNextPage()}
      />
    </>
  );
}
