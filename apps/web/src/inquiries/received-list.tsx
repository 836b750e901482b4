import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { inquiriesQuery, type InquiryFilters } from '../api/inquiries';
import { pick } from '../format/search-params';
import { DrillChips } from '../leads/lead-filters';
import { ListStates } from '../ui/list-states';
import { MoreRows } from '../ui/more-rows';
import { Empty } from '../ui/states';
import { InquiryItem } from './inquiry-item';

/** Inquiries that belong to a lead; the numbers of a report open here. */
export function ReceivedList({ filters }: { filters: InquiryFilters }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const query = useInfiniteQuery(inquiriesQuery(filters));
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <DrillChips
        filters={pick(filters, ['touch', 'article', 'column', 'outlet', 'city', 'from', 'to'])}
        articleTitle={filters.touch ? undefined : rows[0]?.article?.title}
        onChange={(patch) =>
          void navigate({ to: '/inquiries', search: { ...filters, status: 'read', ...patch }, replace: true })
        }
      />
      <ListStates query={query} count={rows.length} bones={4} height={140}>
        <Empty title={t('inquiryList.none')}>{t('inquiryList.noneText')}</Empty>
      </ListStates>
      <ul className="quarantine">
        {rows.map((inquiry) => (
          <InquiryItem key={inquiry.id} inquiry={inquiry} />
        ))}
      </ul>
      <MoreRows query={query} />
    </>
  );
}
