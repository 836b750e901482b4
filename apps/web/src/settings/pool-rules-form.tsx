import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { poolEffectQuery, poolQuery, savePool, type PoolRules } from '../api/routing';
import { number } from '../format/number';
import type { TimeWords } from '../format/time';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { FormNotice } from '../ui/form-notice';
import { Bones, Failed } from '../ui/states';
import { toast } from '../ui/toast';
import '../styles/routing.css';

const stages = ['new', 'contacted', 'qualified', 'proposed', 'visited', 'negotiating', 'under_review'] as const;
const grades = ['A', 'B', 'C'] as const;
const figures = ['dailyClaims', 'holding', 'formerOwnerDays', 'hourly', 'protectionDays'] as const;

export function PoolRulesForm() {
  const query = useQuery(poolQuery);
  if (query.isPending) return <Bones rows={10} height={40} />;
  if (!query.data) return <Failed error={query.error} retry={() => void query.refetch()} />;
  return <Form rules={query.data} />;
}

/** Days by stage and grade, then the limits; what saving would do stands above the button. */
function Form({ rules }: { rules: PoolRules }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(rules);
  const effect = useQuery(poolEffectQuery(useDeferredValue(draft)));
  const save = useMutation({
    mutationFn: () => savePool(draft),
    onSuccess: (saved) => {
      toast(t('common.saved'));
      queries.setQueryData(poolQuery.queryKey, saved);
      void queries.invalidateQueries({ queryKey: ['leads'] });
    },
  });
  const change = (next: PoolRules) => {
    setDraft(next);
    save.reset();
  };
  const failed = save.error ?? effect.error;
  const errors = failed instanceof Problem ? failed.byField : {};
  return (
    <div className="form-page pool-form">
      <p className="ink-2">{t('poolRules.intro')}</p>
      <IdleTable draft={draft} errors={errors} onChange={change} />
      <div className="form-two">
        {figures.map((field) => (
          <TextField
            key={field}
            label={t(`poolRules.${field}`)}
            hint={t(`poolRules.${field}Hint`)}
            inputMode="numeric"
            value={String(draft[field])}
            error={errors[field]}
            onChange={(event) => change({ ...draft, [field]: Number(event.target.value) || 0 })}
          />
        ))}
      </div>
      {failed && Object.keys(errors).length > 0 && (
        <p className="field-error">{[failed.message, ...reasonsOf(errors, t)].join('；')}</p>
      )}
      <FormNotice error={failed} />
      {effect.data && !effect.isError && (
        <p className="replay" role="status">
          <strong>{t('poolRules.then', { count: effect.data.then, text: number(effect.data.then) })}</strong>{' '}
          <span className="ink-2">{t('poolRules.now', { count: effect.data.now })}</span>
          {effect.data.then > 0 && (
            <span className="ink-2">
              {' '}
              {t('poolRules.spread', { hours: effect.data.hours })}{' '}
              {effect.data.owners.map(({ name, leads }) => `${name} ${leads}`).join('、')}
            </span>
          )}
        </p>
      )}
      <div className="form-foot">
        <Button look="primary" busy={save.isPending} onClick={() => save.mutate()}>
          {t('common.save')}
        </Button>
      </div>
    </div>
  );
}

/** 洽谈 A 级的天数：应为 2 到 250 的整数 */
const reasonsOf = (errors: Record<string, string>, t: TimeWords): string[] =>
  stages.flatMap((stage) =>
    grades.flatMap((grade) => {
      const why = errors[`idleDays.${stage}.${grade}`];
      return why
        ? [t('poolRules.wrong', { cell: t('poolRules.cell', { stage: t(`stage.${stage}`), grade }), why })]
        : [];
    }),
  );

type TableProps = { draft: PoolRules; errors: Record<string, string>; onChange: (next: PoolRules) => void };

/** Working days by stage and grade; an empty cell never gives back. */
function IdleTable({ draft, errors, onChange }: TableProps) {
  const { t } = useTranslation();
  const days = (stage: string, grade: string) => draft.idleDays[stage]?.[grade] ?? null;
  const setDays = (stage: string, grade: string, text: string) => {
    const digits = text.replace(/\D/g, '');
    const value = digits === '' ? null : Number(digits);
    onChange({ ...draft, idleDays: { ...draft.idleDays, [stage]: { ...draft.idleDays[stage], [grade]: value } } });
  };
  return (
    <table className="pool-table">
      <thead>
        <tr>
          <th>{t('poolRules.stage')}</th>
          {grades.map((grade) => (
            <th key={grade} title={t(`grade.hint.${grade}`)}>
              {t(`grade.${grade}`)}
              <span className="ink-3 small">{t(`grade.hint.${grade}`)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {stages.map((stage) => (
          <tr key={stage}>
            <th scope="row">{t(`stage.${stage}`)}</th>
            {grades.map((grade) => (
              <td key={grade}>
                <input
                  className="input"
                  inputMode="numeric"
                  aria-label={t('poolRules.cell', { stage: t(`stage.${stage}`), grade })}
                  aria-invalid={errors[`idleDays.${stage}.${grade}`] ? true : undefined}
                  title={errors[`idleDays.${stage}.${grade}`]}
                  value={days(stage, grade) ?? ''}
                  onChange={(event) => setDays(stage, grade, event.target.value)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
