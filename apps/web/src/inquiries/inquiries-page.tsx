import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dismissInquiry, quarantineQuery, releaseInquiry } from '../api/inquiries';
import { problemText } from '../api/problem-text';
import { InquiryWords } from '../lead/inquiry-words';
import { TitleLine } from '../shell/title-line';
import { Button } from '../ui/button';
import { MoreRows } from '../ui/more-rows';
import { Bones, Empty, Failed } from '../ui/states';
import { toast } from '../ui/toast';
import '../styles/lists.css';
import '../styles/lead-parts.css';
import '../styles/inquiries.css';

/** Inquiries that looked like a machine's: a person decides, nothing is dropped. */
export function InquiriesPage() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const query = useInfiniteQuery(quarantineQuery);
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
  return (
    <>
      <TitleLine title={t('nav.inquiries')} count={rows.length || undefined} />
      {query.isPending && <Bones rows={4} height={140} />}
      {query.isError && rows.length === 0 && <Failed error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && rows.length === 0 && <Empty title={t('quarantine.none')}>{t('quarantine.noneText')}</Empty>}
      <ul className="quarantine">
        {rows.map((inquiry) => (
          <li key={inquiry.id} className="quarantined">
            <div className="quarantined-why">
              <span className="tag">
                {t(`quarantine.reason.${inquiry.quarantineReason ?? 'other'}`, { defaultValue: inquiry.quarantineReason ?? '' })}
              </span>
              <div className="row">
                <Button onClick={() => decide.mutate({ id: inquiry.id, keep: true })}>{t('quarantine.release')}</Button>
                <Button look="quiet" onClick={() => decide.mutate({ id: inquiry.id, keep: false })}>
                  {t('quarantine.dismiss')}
                </Button>
              </div>
            </div>
            <InquiryWords inquiry={inquiry} />
          </li>
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
