import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { calendarQuery, saveYear, type CalendarYear } from '../api/routing';
import { Button } from '../ui/button';
import { TextArea } from '../ui/field';
import { FormNotice } from '../ui/form-notice';
import { Icon } from '../ui/icon';
import { Bones, Failed } from '../ui/states';
import { toast } from '../ui/toast';
import '../styles/routing.css';

/** The days off and make-up days of each year: shipped, pasted by an admin, or missing. */
export function CalendarYears() {
  const { t } = useTranslation();
  const query = useQuery(calendarQuery);
  if (query.isPending) return <Bones rows={6} height={44} />;
  if (!query.data) return <Failed error={query.error} retry={() => void query.refetch()} />;
  return (
    <div className="form-page">
      <p className="ink-2">{t('calendar.intro')}</p>
      {query.data.years.map((year) => (
        <Year key={`${year.year}-${year.days.length}`} year={year} />
      ))}
    </div>
  );
}

function Year({ year: { year, known, shipped, days } }: { year: CalendarYear }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [open, setOpen] = useState(!known);
  const [text, setText] = useState(
    days.map(({ day, kind, name }) => `${day} ${kind === 'workday' ? '上班' : name}`.trim()).join('\n'),
  );
  const save = useMutation({
    mutationFn: () => saveYear(year, text),
    onSuccess: (view) => {
      toast(t('calendar.saved', { year }));
      queries.setQueryData(calendarQuery.queryKey, view);
    },
  });
  const lines = save.error instanceof Problem ? Object.values(save.error.byField) : [];
  return (
    <section className="calendar-year">
      <h2>
        {year}{' '}
        <span className={known ? 'small ink-2' : 'small late'}>
          {!known && <Icon name="late" />}
          {t(!known ? 'calendar.unknown' : shipped ? 'calendar.shipped' : 'calendar.own', { count: days.length })}
        </span>
      </h2>
      {!open && (
        <Button look="text" onClick={() => setOpen(true)}>
          {t('calendar.open')}
        </Button>
      )}
      {open && (
        <>
          <TextArea
            label={t('calendar.days', { year })}
            hint={t('calendar.hint')}
            rows={8}
            value={text}
            error={lines.length > 0 ? lines.join('；') : undefined}
            onChange={(event) => setText(event.target.value)}
          />
          <FormNotice error={save.error} />
          <div className="form-foot">
            <Button look="primary" busy={save.isPending} onClick={() => save.mutate()}>
              {t('common.save')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
