import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isoDay, wallOf } from '../format/shanghai';
import { leadName } from '../lead/lead-name';
import { useLogCall, usePostpone } from '../lead/use-lead-acts';
import { useHotkeys } from '../shell/use-hotkeys';
import { TitleLine } from '../shell/title-line';
import { AppLink } from '../ui/app-link';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { Bones, Empty, Failed } from '../ui/states';
import { useNow } from '../ui/use-now';
import { useWide } from '../ui/use-wide';
import { Brief } from './brief';
import { FreshPill } from './fresh-pill';
import { nextAfter } from './merge-queue';
import { QueueRow } from './queue-row';
import { TodayCounts, inGroup } from './today-counts';
import { TodaySheets, type OpenSheet } from './today-sheets';
import { useQueue } from './use-queue';
import '../styles/today.css';
import '../styles/lead-parts.css';

export function TodayPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const wide = useWide();
  const now = useNow();
  const { at, reason } = useSearch({ from: '/inside/today' });
  const queue = useQueue();
  const [sheet, setSheet] = useState<OpenSheet>(null);

  const rows = queue.rows.filter((item) => inGroup(item, reason));
  const chosen = rows.find((item) => item.key === at);
  const selected = chosen ?? (wide ? rows[0] : undefined);
  const place = selected ? rows.indexOf(selected) : -1;

  const select = (key: string | undefined, replace = true) =>
    void navigate({ to: '/today', search: { reason, at: key }, replace });
  const step = (by: number) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, place + by))];
    if (!next) return;
    select(next.key);
    document.getElementById(`row-${next.key}`)?.scrollIntoView({ block: 'nearest' });
  };
  const leave = ({ taskId }: { taskId?: string }) => {
    if (!taskId) return;
    const next = nextAfter(rows, taskId);
    queue.hide(taskId);
    select(next?.key);
  };
  const comeBack = ({ taskId }: { taskId?: string }) => {
    if (!taskId) return;
    queue.restore(taskId);
    select(taskId);
  };
  const logCall = useLogCall({ onStart: leave, onUndo: comeBack });
  const postpone = usePostpone({ onStart: leave, onUndo: comeBack });

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

  const { weekday } = wallOf(now);
  const date = `${isoDay(now).slice(5)} ${t(`time.weekdays.${weekday}`)}`;
  const alone = !wide && chosen;
  return (
    <>
      {!alone && (
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
      )}
      {!alone && <TodayCounts counts={queue.counts} chosen={reason} />}
      <div className="today">
        {!alone && (
          <div className="today-list" ref={queue.list}>
            <FreshPill fresh={queue.fresh} onShow={queue.showFresh} />
            {queue.query.isPending && <Bones rows={8} height={64} />}
            {queue.query.isError && !queue.query.data && (
              <Failed error={queue.query.error} retry={() => void queue.query.refetch()} />
            )}
            {queue.query.data && rows.length === 0 && (
              <Empty
                title={t(reason ? 'today.noneOfThese' : 'today.empty')}
                action={
                  queue.counts?.pool ? (
                    <AppLink href="/leads?view=pool" className="btn">
                      {t('today.toPool', { count: queue.counts.pool })}
                    </AppLink>
                  ) : undefined
                }
              >
                {t(reason ? 'today.noneOfTheseText' : 'today.emptyText')}
              </Empty>
            )}
            <ol aria-label={t('today.queue')}>
              {rows.map((item) => (
                <QueueRow
                  key={item.key}
                  item={item}
                  now={now}
                  selected={item === selected}
                  settled={queue.settled.has(item.key)}
                  onSelect={(key) => select(key, wide)}
                />
              ))}
            </ol>
            {wide && rows.length > 0 && <p className="today-keys small ink-3">{t('today.keys')}</p>}
          </div>
        )}
        {selected && (wide || chosen) && (
          <div className="today-brief">
            {!wide && (
              <div className="brief-nav">
                <Button look="quiet" icon="left" onClick={() => select(undefined)}>
                  {t('today.back')}
                </Button>
                <span className="ink-3">
                  {place + 1} / {rows.length}
                </span>
                <Button
                  look="quiet"
                  icon="up"
                  aria-label={t('today.previous')}
                  disabled={place === 0}
                  onClick={() => step(-1)}
                />
                <Button
                  look="quiet"
                  icon="down"
                  aria-label={t('today.next')}
                  disabled={place === rows.length - 1}
                  onClick={() => step(1)}
                />
              </div>
            )}
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
        <TodaySheets
          key={selected.key}
          item={selected}
          who={leadName(selected.lead)}
          sheet={sheet}
          onClose={() => setSheet(null)}
          onCall={(log) => logCall.mutate({ ...log, leadId: selected.lead.id })}
          onPostpone={(to) => {
            const { task, lead } = selected;
            if (task) postpone.mutate({ leadId: lead.id, taskId: task.id, before: task.due, at: to });
          }}
        />
      )}
    </>
  );
}
