import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { problemText } from '../api/problem-text';
import { addLeave, leavesQuery, removeLeave } from '../api/routing';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { FormNotice } from '../ui/form-notice';
import { toast } from '../ui/toast';
import '../styles/routing.css';

/** When somebody is away; nothing new is given to them meanwhile. */
export function Leaves({ userId }: { userId: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const query = useQuery(leavesQuery(userId));
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const reload = () => {
    for (const queryKey of [leavesQuery(userId).queryKey, ['users']]) void queries.invalidateQueries({ queryKey });
  };
  const add = useMutation({
    mutationFn: () => addLeave(userId, { from, to: to || from }),
    onSuccess: () => {
      setFrom('');
      setTo('');
      reload();
      toast(t('leave.added'));
    },
  });
  const remove = useMutation({
    mutationFn: (id: string) => removeLeave(userId, id),
    onSuccess: reload,
    onError: (error) => toast(problemText(error, t), { bad: true }),
  });
  const errors = add.error instanceof Problem ? add.error.byField : {};
  return (
    <section className="leaves" aria-label={t('leave.title')}>
      <h3>{t('leave.title')}</h3>
      <p className="ink-2 small">{t('leave.intro')}</p>
      <ul className="leave-list">
        {(query.data?.items ?? []).map((leave) => (
          <li key={leave.id}>
            {leave.from === leave.to ? leave.from : t('leave.span', { from: leave.from, to: leave.to })}
            <Button look="text" className="small" onClick={() => remove.mutate(leave.id)}>
              {t('leave.remove')}
            </Button>
          </li>
        ))}
      </ul>
      <div className="form-two">
        <TextField
          label={t('leave.from')}
          type="date"
          value={from}
          error={errors.from ?? (to ? undefined : errors.to)}
          onChange={(event) => setFrom(event.target.value)}
        />
        <TextField
          label={t('leave.to')}
          type="date"
          value={to}
          error={to ? errors.to : undefined}
          onChange={(event) => setTo(event.target.value)}
        />
      </div>
      <FormNotice error={add.error} />
      <Button busy={add.isPending} disabled={!from} onClick={() => add.mutate()}>
        {t('leave.add')}
      </Button>
    </section>
  );
}
