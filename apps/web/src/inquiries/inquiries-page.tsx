import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dismissInquiry, inquiriesQuery, releaseInquiry, type InquiryFilters } from '../api/inquiries';
import { problemText } from '../api/problem-text';
import { useCan } from '../api/session';
import { number } from '../format/number';
import { TitleLine } from '../shell/title-line';
import { Icon } from '../ui/icon';
import { MoreRows } from '../ui/more-rows';
import { Bones, Empty, Failed } from '../ui/states';
import { toast } from '../ui/toast';
import { ViewTabs } from '../ui/view-tabs';
import { InquiryItem } from './inquiry-item';
import '../styles/lists.css';
import '../styles/lead-parts.css';
import '../styles/inquiries.css';

/** What visitors wrote. Held ones looked like a machine's: a person decides, nothing is dropped. */
export function InquiriesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const mayReview = useCan('inquiry.review');
  const search = useSearch({ from: '/inside/inquiries' });
  const narrowed = Boolean(search.article || search.from || search.to || search.team);
  const held = mayReview && (search.status === 'quarantined' || (!search.status && !narrowed));
  const filters: InquiryFilters = held ? { status: 'quarantined' } : { ...search, status: search.status };
  const query = useInfiniteQuery(inquiriesQuery(filters));
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const decide = useMutation({
    mutationFn: ({ id, keep }: { id: string; keep: boolean }) => (keep ? releaseInquiry(id) : dismissInquiry(id)),
    onMutate: ({ id }) => setGone((before) => new Set(before).add(id)),
    onSuccess: (_result, { keep }) => {
      toast(t(keep ? 'quarantine.released' : 'quarantine.dismissed'));
      void queries.invalidateQueries({ queryKey: ['inquiries'] });
    },
    onError: (error, { id }) => {
      setGone((before) => new Set([...before].filter((other) => other !== id)));
      toast(problemText(error, t), { bad: true });
    },
  });
  const rows = (query.data?.pages.flatMap((page) => page.items) ?? []).filter(({ id }) => !gone.has(id));
  const total = query.data?.pages[0]?.total;
  const chips: [keyof InquiryFilters, string | undefined][] = [
    [
      'article',
      search.article && t('leads.drill.article', { title: rows[0]?.article?.title ?? t('leads.drill.thisArticle') }),
    ],
    ['from', search.from && t('leads.drill.from', { day: search.from })],
    ['to', search.to && t('leads.drill.to', { day: search.to })],
  ];
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
      {narrowed && (
        <div className="chips drill">
          {chips
            .filter(([, label]) => label)
            .map(([key, label]) => (
              <button
                key={key}
                type="button"
                className="chip"
                aria-label={t('leads.drill.drop', { what: label })}
                onClick={() =>
                  void navigate({
                    to: '/inquiries',
                    search: { ...search, status: 'read', [key]: undefined },
                    replace: true,
                  })
                }
              >
                {label}
                <Icon name="cross" />
              </button>
            ))}
        </div>
      )}
      {query.isPending && <Bones rows={4} height={140} />}
      {query.isError && rows.length === 0 && <Failed error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && rows.length === 0 && (
        <Empty title={t(held ? 'quarantine.none' : 'inquiryList.none')}>
          {t(held ? 'quarantine.noneText' : 'inquiryList.noneText')}
        </Empty>
      )}
      <ul className="quarantine">
        {rows.map((inquiry) => (
          <InquiryItem
            key={inquiry.id}
            inquiry={inquiry}
            onDecide={held ? (keep) => decide.mutate({ id: inquiry.id, keep }) : undefined}
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
