import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { inquiriesQuery, type InquiryFilters } from '../api/inquiries';
import { useCan } from '../api/session';
import { number } from '../format/number';
import { DrillChips } from '../leads/lead-filters';
import { TitleLine } from '../shell/title-line';
import { MoreRows } from '../ui/more-rows';
import { ListStates } from '../ui/list-states';
import { Empty } from '../ui/states';
import { ViewTabs } from '../ui/view-tabs';
import { InquiryItem } from './inquiry-item';
import { useDecide } from './use-decide';
import '../styles/lists.css';
import '../styles/lead-parts.css';
import '../styles/inquiries.css';

/** What visitors wrote. Held ones looked like a machine's: a person decides, nothing is dropped. */
export function InquiriesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayReview = useCan('inquiry.review');
  const search = useSearch({ from: '/inside/inquiries' });
  const narrowed = Boolean(search.article || search.from || search.to || search.team);
  const held = mayReview && (search.status === 'quarantined' || (!search.status && !narrowed));
  const filters: InquiryFilters = held ? { status: 'quarantined' } : { ...search, status: search.status };
  const query = useInfiniteQuery(inquiriesQuery(filters));
  const { gone, decide } = useDecide();
  const rows = (query.data?.pages.flatMap((page) => page.items) ?? []).filter(({ id }) => !gone.has(id));
  const total = query.data?.pages[0]?.total;
  return (
    <>
      <TitleLine title={t('nav.inquiries')} count={total === undefined ? undefined : number(total)} />
      {mayReview && (
        <ViewTabs
          label={t('nav.inquiries')}
          chosen={held ? 'held' : 'received'}
          tabs={[
            { key: 'held', label: t('quarantine.tab'), href: '/inquiries?status=quarantined' },
            { key: 'received', label: t('inquiryList.tab'), href: '/inquiries?status=read' },
          ]}
        />
      )}
      <DrillChips
        filters={held ? {} : { article: search.article, from: search.from, to: search.to }}
        articleTitle={rows[0]?.article?.title}
        onChange={(patch) =>
          void navigate({ to: '/inquiries', search: { ...search, status: 'read', ...patch }, replace: true })
        }
      />
      <ListStates query={query} count={rows.length} bones={4} height={140}>
        <Empty title={t(held ? 'quarantine.none' : 'inquiryList.none')}>
          {t(held ? 'quarantine.noneText' : 'inquiryList.noneText')}
        </Empty>
      </ListStates>
      <ul className="quarantine">
        {rows.map((inquiry) => (
          <InquiryItem
            key={inquiry.id}
            inquiry={inquiry}
            onDecide={held ? (keep) => decide({ id: inquiry.id, keep }) : undefined}
          />
        ))}
      </ul>
      <MoreRows query={query} />
    </>
  );
}
