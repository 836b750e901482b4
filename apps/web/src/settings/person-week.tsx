import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { saveWeek, weekQuery, type WorkingWeek } from '../api/routing';
import { usersQuery } from '../api/users';
import { when } from '../format/time';
import { Button } from '../ui/button';
import { FormNotice } from '../ui/form-notice';
import { Bones } from '../ui/states';
import { toast } from '../ui/toast';
import { WeekFields, weekOf, weekValues } from './week-fields';
import '../styles/routing.css';

/** Somebody's working hours: first calls, steps and reminders are timed by them. */
export function PersonWeek({ userId, title }: { userId: string; title: string }) {
  const { t } = useTranslation();
  const week = useQuery(weekQuery(userId)).data;
  return (
    <section className="leaves" aria-label={title}>
      <h3>{title}</h3>
      <p className="ink-2 small">{t('week.intro')}</p>
      {week ? <WeekForm userId={userId} week={week} /> : <Bones rows={2} height={44} />}
    </section>
  );
}

function WeekForm({ userId, week }: { userId: string; week: WorkingWeek }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [values, setValues] = useState(weekValues(week));
  const save = useMutation({
    mutationFn: () => saveWeek(userId, weekOf(values)),
    onSuccess: (saved) => {
      queries.setQueryData(weekQuery(userId).queryKey, saved);
      setValues(weekValues(saved));
      void queries.invalidateQueries({ queryKey: usersQuery.queryKey });
      toast(t('week.saved'));
    },
  });
  const office = week.office.map((span) => span.join('–')).join('、');
  return (
    <>
      <FormNotice error={save.error} />
      <WeekFields
        values={values}
        errors={save.error instanceof Problem ? save.error.byField : {}}
        hint={t('week.hoursHint', { office })}
        onChange={(patch) => setValues({ ...values, ...patch })}
      />
      <p className="ink-2 small">{t('week.next', { when: when(week.next, t) })}</p>
      <Button busy={save.isPending} onClick={() => save.mutate()}>
        {t('common.save')}
      </Button>
    </>
  );
}
