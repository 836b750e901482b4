import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { leadsQuery, type LeadFilters } from '../api/leads';
import { useCan, useMe } from '../api/session';
import { number } from '../format/number';
import { stringifySearch } from '../format/search-params';
import { TitleLine } from '../shell/title-line';
import { AppLink } from '../ui/app-link';
import { Icon } from '../ui/icon';
import { ListStates } from '../ui/list-states';
import { MoreRows } from '../ui/more-rows';
import { Empty } from '../ui/states';
import { useNow } from '../ui/use-now';
import { ViewTabs } from '../ui/view-tabs';
import { ExportButton } from './export-button';
import { DrillChips, LeadFilterBar } from './lead-filters';
import { LeadHead } from './lead-head';
import { LeadLine } from './lead-line';
import { leadViews } from './lead-views';
import { useClaimRow } from './use-claim-row';
import '../styles/lists.css';
import '../styles/lead-parts.css';
import '../styles/routing.css';

/** Every lead one may see, narrowed by what stands in the address. */
export function LeadsPage() {
  const { t } = useTranslation();
  const now = useNow();
  const navigate = useNavigate();
  const search = useSearch({ from: '/inside/leads' });
  const { role } = useMe();
  const { views, view } = leadViews(role, search.view);
  const query = useInfiniteQuery(leadsQuery({ ...search, view }));
  const claim = useClaimRow();
  const pool = view === 'pool' || view === 'waiting';
  const mayClaim = useCan('lead.claim') && pool;
  const mayExport = useCan('lead.export') && !(pool && role === 'advisor');
  const people = useCan('user.view') && !pool;
  const change = (patch: LeadFilters) =>
    void navigate({ to: '/leads', search: { ...search, ...patch }, replace: true });

  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const total = query.data?.pages[0]?.total;
  const narrowed = Object.keys(search).some((key) => key !== 'view');
  const tabs = views.map((key) => ({
    key,
    label: t(`leads.view.${key}`),
    href: `/leads${stringifySearch({ ...search, view: key })}`,
  }));
  const add = (
    <AppLink href="/leads/new" className="btn btn-primary">
      <Icon name="plus" />
      {t('leads.add')}
    </AppLink>
  );
  return (
    <>
      <TitleLine
        title={t(view === 'waiting' ? 'leads.view.waiting' : pool ? 'nav.pool' : 'nav.leads')}
        count={total === undefined ? undefined : number(total)}
        action={add}
      >
        <LeadFilterBar filters={search} people={people} onChange={change} />
        {mayExport && <ExportButton filters={{ ...search, view }} />}
        <AppLink href="/duplicates" className="small">
          {t('merge.link')}
        </AppLink>
      </TitleLine>
      <ViewTabs label={t('leads.views')} chosen={view} tabs={tabs} />
      <DrillChips
        filters={search}
        // Put down to the first or last article read: the one that a lead itself names may be another.
        articleTitle={search.touch ? undefined : rows.find(({ source }) => source.article)?.source.article?.title}
        onChange={change}
      />
      <LeadHead pool={pool} />
      <ListStates query={query} count={rows.length}>
        <Empty title={t(narrowed ? 'leads.noneFound' : `leads.empty.${view}`)}>
          {t(narrowed ? 'leads.noneFoundText' : `leads.emptyText.${view}`)}
        </Empty>
      </ListStates>
      <ul className={pool ? 'lines pool-lines' : 'lines'} aria-label={t('nav.leads')}>
        {rows.map((lead) => (
          <LeadLine
            key={lead.id}
            lead={lead}
            now={now}
            pool={pool}
            onClaim={mayClaim ? claim.mutate : undefined}
            claiming={claim.isPending}
          />
        ))}
      </ul>
      <MoreRows query={query} />
    </>
  );
}
