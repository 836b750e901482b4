import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { poolQuery, previewPool, savePool, type PoolRules } from '../api/routing';
import { number } from '../format/number';
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

/** Days by stage and grade, then the limits; what saving would do is asked for before. */
function Form({ rules }: { rules: PoolRules }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(rules);
  const preview = useMutation({ mutationFn: () => previewPool(draft) });
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
    preview.reset();
    save.reset();
  };
  const failed = save.error ?? preview.error;
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
      {failed && Object.keys(errors).length > 0 && <p className="field-error">{failed.message}</p>}
      <FormNotice error={failed} />
      <div className="form-foot">
        <Button look="primary" busy={save.isPending} onClick={() => save.mutate()}>
          {t('common.save')}
        </Button>
        <Button busy={preview.isPending} onClick={() => preview.mutate()}>
          {t('poolRules.preview')}
        </Button>
      </div>
      {preview.data && (
        <p className="replay" role="status">
          <strong>{t('poolRules.then', { count: preview.data.then, text: number(preview.data.then) })}</strong>{' '}
          <span className="ink-2">{t('poolRules.now', { count: preview.data.now })}</span>
          {preview.data.then > 0 && (
            <span className="ink-2">
              {' '}
              {t('poolRules.spread', { hours: preview.data.hours })}{' '}
              {preview.data.owners.map(({ name, leads }) => `${name} ${leads}`).join('、')}
            </span>
          )}
        </p>
      )}
    </div>
  );
}

type TableProps = { draft: PoolRules; errors: Record<string, string>; onChange: (next: PoolRules) => void };

/** Working days by stage and grade; an empty cell never gives back. */
function IdleTable({ draft, errors, onChange }: TableProps) {
  const { t } = useTranslation();
  const days = (stage: string, grade: string) => draft.idleDays[stage]?.[grade] ?? null;
  const setDays = (stage: string, grade: string, text: string) => {
    const value = text.trim() === '' ? null : Number(text);
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
