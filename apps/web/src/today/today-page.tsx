import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TodayItem } from '../api/views';
import { isoDay, wallOf } from '../format/shanghai';
import { useHotkeys } from '../shell/use-hotkeys';
import { TitleLine } from '../shell/title-line';
import { AppLink } from '../ui/app-link';
import { Icon } from '../ui/icon';
import { useNow } from '../ui/use-now';
import { useWide } from '../ui/use-wide';
import { Brief } from './brief';
import { BriefNav } from './brief-nav';
import { QueueList } from './queue-list';
import { QuickAdd } from '../tasks/quick-add';
import { TodayCounts } from './today-counts';
import { TodaySheets, type OpenSheet } from './today-sheets';
import { useToday } from './use-today';
import '../styles/today.css';
import '../styles/lead-parts.css';

/** The queue on the left, the brief on the right; on a phone one or the other. */
export function TodayPage() {
  const wide = useWide();
  const now = useNow();
  const navigate = useNavigate();
  const today = useToday(wide);
  const { at, reason, queue, rows, chosen, selected, place, select, step } = today;
  const [sheet, setSheet] = useState<OpenSheet>(null);

  const open = (which: OpenSheet) => selected?.lead.owner && setSheet(which);
  useHotkeys({
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => selected && void navigate({ to: '/leads/$leadId', params: { leadId: selected.lead.id } }),
    c: () => open('call'),
    n: () => open('note'),
    s: () => open('stage'),
    e: () => open('later'),
  });
  useEffect(() => {
    if (!wide && at) window.scrollTo(0, 0);
  }, [wide, at]);

  const listShown = wide || !chosen;
  const listProps = { queue, rows, selected, now, narrowed: Boolean(reason), keys: wide };
  return (
    <>
      {listShown && <TodayTitle now={now} />}
      {listShown && <TodayCounts counts={queue.counts} chosen={reason} />}
      {listShown && <QuickAdd lead={selected?.lead.owner ? quickLead(selected.lead) : undefined} />}
      <div className="today">
        {listShown && <QueueList {...listProps} onSelect={(key) => select(key, wide)} />}
        {selected && (
          <div className="today-brief">
            {!wide && <BriefNav place={place} count={rows.length} onBack={() => select(undefined)} onStep={step} />}
            <Brief
              key={selected.lead.id}
              item={selected}
              now={now}
              onLog={() => setSheet('call')}
              onLater={() => setSheet('later')}
              onStage={() => setSheet('stage')}
            />
          </div>
        )}
      </div>
      {selected && sheet && (
        <TodaySheets key={selected.key} item={selected} sheet={sheet} today={today} onClose={() => setSheet(null)} />
      )}
    </>
  );
}

const quickLead = ({ id, ref, company, contact }: TodayItem['lead']) => ({
  ...{ id, ref },
  company: company?.name ?? null,
  contact: contact?.name ?? null,
});

function TodayTitle({ now }: { now: Date }) {
  const { t } = useTranslation();
  const date = `${isoDay(now).slice(5)} ${t(`time.weekdays.${wallOf(now).weekday}`)}`;
  return (
    <TitleLine
      title={t('nav.today')}
      count={date}
      action={
        <AppLink href="/leads/new" className="btn">
          <Icon name="plus" />
          {t('leads.add')}
        </AppLink>
      }
    />
  );
}
