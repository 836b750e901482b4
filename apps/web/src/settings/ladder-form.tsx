import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ladderEffectQuery, ladderQuery, saveLadder } from '../api/follow-up';
import type { LadderRules } from '../api/views';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { FormNotice } from '../ui/form-notice';
import { Bones, Failed } from '../ui/states';
import { toast } from '../ui/toast';
import '../styles/follow-up.css';

type RungName = LadderRules['rungs'][number]['to'];
const rungNames: RungName[] = ['owner', 'leader', 'manager', 'pool'];

export function LadderForm() {
  const query = useQuery(ladderQuery);
  if (query.isPending) return <Bones rows={6} height={44} />;
  if (!query.data) return <Failed error={query.error} retry={() => void query.refetch()} />;
  return <Fields rules={query.data.rules} defaults={query.data.defaults} />;
}

/** Each rung with its minutes; what the numbers would do now stands beside them before they are saved. */
function Fields({ rules, defaults }: { rules: LadderRules; defaults: LadderRules }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(rules);
  const effect = useQuery(ladderEffectQuery(useDeferredValue(draft))).data;
  const problems = new Map(effect?.problems.map(({ field, message }) => [field, message]));
  const save = useMutation({
    mutationFn: () => saveLadder(draft),
    onSuccess: () => {
      toast(t('ladder.saved'));
      void queries.invalidateQueries({ queryKey: ['ladder'] });
    },
  });
  const minutesOf = (to: RungName) => draft.rungs.find((rung) => rung.to === to)?.minutes;
  const put = (to: RungName, minutes: number | undefined) => {
    const others = draft.rungs.filter((rung) => rung.to !== to);
    const rungs = minutes === undefined ? others : [...others, { to, minutes }];
    setDraft({ ...draft, rungs: rungs.sort((a, b) => rungNames.indexOf(a.to) - rungNames.indexOf(b.to)) });
  };
  return (
    <form
      className="form-page"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending) save.mutate();
      }}
    >
      <FormNotice error={save.error} />
      <p className="ink-2">{t('ladder.intro')}</p>
      <TextField
        label={t('ladder.firstCall')}
        hint={t('ladder.firstCallHint')}
        type="number"
        min={5}
        value={Number.isFinite(draft.firstCallMinutes) ? draft.firstCallMinutes : ''}
        error={problems.get('firstCallMinutes')}
        onChange={(event) => setDraft({ ...draft, firstCallMinutes: event.target.valueAsNumber })}
      />
      <ol className="ladder" aria-label={t('settings.ladder')}>
        {rungNames.map((to) => (
          <Rung
            key={to}
            to={to}
            minutes={minutesOf(to)}
            problem={problems.get(`rungs.${draft.rungs.findIndex((rung) => rung.to === to)}`)}
            climbing={effect?.climbing[to] ?? 0}
            first={firstMinutes(to, defaults)}
            onChange={(minutes) => put(to, minutes)}
          />
        ))}
      </ol>
      {problems.get('rungs') && <p className="late small">{problems.get('rungs')}</p>}
      <p className="ink-2" data-effect>
        {effect ? t('ladder.effect', { count: effect.open }) : ' '}
      </p>
      <div className="form-foot">
        <Button type="submit" look="primary" busy={save.isPending} disabled={problems.size > 0}>
          {t('common.save')}
        </Button>
        <Button look="quiet" onClick={() => setDraft(defaults)}>
          {t('ladder.defaults')}
        </Button>
      </div>
    </form>
  );
}

type RungProps = {
  to: RungName;
  minutes: number | undefined;
  problem: string | undefined;
  /** First calls that would climb it now. */
  climbing: number;
  first: number;
  onChange: (minutes: number | undefined) => void;
};

function Rung({ to, minutes, problem, climbing, first, onChange }: RungProps) {
  const { t } = useTranslation();
  const now = minutes !== undefined && climbing > 0 ? t(`ladder.now.${to}`, { count: climbing }) : '';
  return (
    <li className="ladder-rung">
      <label className="check">
        <input
          type="checkbox"
          checked={minutes !== undefined}
          onChange={(event) => onChange(event.target.checked ? first : undefined)}
        />
        {t(`ladder.rung.${to}`)}
      </label>
      {minutes !== undefined && (
        <span className="ladder-minutes">
          <span className="ink-2">{t(to === 'owner' ? 'ladder.before' : 'ladder.after')}</span>
          <input
            className="input"
            type="number"
            aria-label={t('ladder.minutesOf', { rung: t(`ladder.rung.${to}`) })}
            aria-invalid={problem ? true : undefined}
            value={Number.isFinite(minutes) ? Math.abs(minutes) : ''}
            onChange={(event) => onChange(event.target.valueAsNumber * (to === 'owner' ? -1 : 1))}
          />
          <span className="ink-2">{t('ladder.minutes')}</span>
        </span>
      )}
      <span className={problem ? 'ladder-note late small' : 'ladder-note ink-3 small'}>{problem ?? now}</span>
    </li>
  );
}

const firstMinutes = (to: RungName, defaults: LadderRules): number =>
  defaults.rungs.find((rung) => rung.to === to)?.minutes ?? 30;
