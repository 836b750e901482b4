import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { inquiryCountsQuery } from '../api/inquiries';
import { useMe } from '../api/session';
import { number } from '../format/number';
import { TitleLine } from '../shell/title-line';
import { ViewTabs } from '../ui/view-tabs';
import { type Box, boxes, boxOf, type BoxStatus } from './boxes';
import { BoxList } from './box-list';
import { ReceivedList } from './received-list';
import '../styles/lists.css';
import '../styles/lead-parts.css';
import '../styles/inquiries.css';

/** What visitors wrote that is no demand waits here for a person; what became a lead is behind the last tab. */
export function InquiriesPage() {
  const { t } = useTranslation();
  const can = useMe().can;
  const search = useSearch({ from: '/inside/inquiries' });
  const counts = useQuery(inquiryCountsQuery).data;
  const mine = boxes.filter((box) => can.includes(box.can));
  const narrowed = Object.keys(search).some((key) => key !== 'status');
  const asked = boxOf(search.status);
  const box = asked ? mine.find(({ open }) => open === asked.open) : search.status || narrowed ? undefined : mine[0];
  const waiting = (key: Box['open']) => (counts?.[key] ? ` ${number(counts[key])}` : '');
  const tabs = mine.map(({ open }) => ({
    key: open as string,
    label: t(`inquiryBox.tab.${open}`) + waiting(open),
    href: `/inquiries?status=${open}`,
  }));
  return (
    <>
      <TitleLine title={t('nav.inquiries')}>
        {box && <WhichOnes box={box} status={(search.status ?? box.open) as BoxStatus} />}
      </TitleLine>
      {mine.length > 0 && (
        <ViewTabs
          label={t('nav.inquiries')}
          chosen={box?.open ?? 'read'}
          tabs={[...tabs, { key: 'read', label: t('inquiryList.tab'), href: '/inquiries?status=read' }]}
        />
      )}
      {box ? (
        <BoxList key={search.status ?? box.open} status={(search.status ?? box.open) as BoxStatus} />
      ) : (
        <ReceivedList filters={{ ...search, status: 'read' }} />
      )}
    </>
  );
}

/** What waits, or what is done. */
function WhichOnes({ box, status }: { box: Box; status: BoxStatus }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <select
      className="input filter-select"
      aria-label={t('inquiryBox.which')}
      value={status}
      onChange={(event) => void navigate({ to: '/inquiries', search: { status: event.target.value }, replace: true })}
    >
      <option value={box.open}>{t('inquiryBox.open')}</option>
      <option value={box.done}>{t(`inquiryBox.done.${box.open}`)}</option>
    </select>
  );
}
