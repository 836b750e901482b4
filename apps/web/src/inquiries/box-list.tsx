import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { closeRequest, inquiriesQuery } from '../api/inquiries';
import type { InquiryRow } from '../api/views';
import { useHotkeys } from '../shell/use-hotkeys';
import { ListStates } from '../ui/list-states';
import { MoreRows } from '../ui/more-rows';
import { Empty } from '../ui/states';
import { type Act, actKeys, actsOf, type BoxStatus } from './boxes';
import { BoxRow } from './box-row';
import { CloseSheet } from './close-sheet';
import { useDecide } from './use-decide';

const acts = Object.entries(actKeys) as [Act, string][];

/** What lies in one box, worked through with the hand or with keys. */
export function BoxList({ status }: { status: BoxStatus }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const query = useInfiniteQuery(inquiriesQuery({ status }));
  const queries = useQueryClient();
  const { gone, decide } = useDecide();
  const [chosenId, choose] = useState<string>();
  const [closing, setClosing] = useState<InquiryRow>();
  const rows = (query.data?.pages.flatMap((page) => page.items) ?? []).filter(({ id }) => !gone.has(id));
  const place = Math.max(
    0,
    rows.findIndex(({ id }) => id === chosenId),
  );
  const chosen = rows[place];

  const act = (inquiry: InquiryRow | undefined, what: Act) => {
    if (!inquiry || !actsOf(inquiry).includes(what)) return;
    const next = rows[rows.indexOf(inquiry) + 1] ?? rows[rows.indexOf(inquiry) - 1];
    if (what === 'close') return setClosing(inquiry);
    if (what === 'toListing') return void navigate({ to: '/listings/new', search: { inquiry: inquiry.id } });
    choose(next?.id);
    decide({ id: inquiry.id, act: what });
  };
  const step = (by: number) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, place + by))];
    if (!next) return;
    choose(next.id);
    document.getElementById(`inquiry-${next.id}`)?.scrollIntoView({ block: 'nearest' });
  };
  useHotkeys({
    j: () => step(1),
    k: () => step(-1),
    ...Object.fromEntries(acts.map(([what, key]) => [key, () => act(chosen, what)])),
  });

  return (
    <>
      <ListStates query={query} count={rows.length} bones={5} height={96}>
        <Empty title={t(`inquiryBox.none.${status}`)}>{t(`inquiryBox.noneText.${status}`)}</Empty>
      </ListStates>
      <ul className={rows.length > 0 ? 'box-list' : undefined}>
        {rows.map((inquiry) => (
          <BoxRow
            key={inquiry.id}
            inquiry={inquiry}
            chosen={inquiry === chosen}
            onChoose={() => choose(inquiry.id)}
            onAct={(what) => act(inquiry, what)}
          />
        ))}
      </ul>
      <MoreRows query={query} />
      {rows.length > 0 && <p className="box-keys small ink-3">{t('inquiryBox.keys')}</p>}
      {closing && (
        <CloseSheet
          id={closing.id}
          title={t('inquiryBox.closeTitle', { ref: closing.ref })}
          action={t('inquiryBox.close')}
          done={t('inquiryBox.closed')}
          close={(note) => closeRequest(closing.id, note)}
          onClosed={() => void queries.invalidateQueries({ queryKey: ['inquiries'] })}
          onClose={() => setClosing(undefined)}
        />
      )}
    </>
  );
}
