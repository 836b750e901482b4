import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { matchingRulesQuery, saveMatchingRules } from '../api/matching-rules';
import { Problem } from '../api/problem';
import { criterionLabel } from '../lead/criterion-label';
import { Button } from '../ui/button';
import { FormNotice } from '../ui/form-notice';
import { Bones, Failed } from '../ui/states';
import { toast } from '../ui/toast';
import { hardChoices, ruleGroups } from './rule-fields';
import { RuleGroup } from './rule-group';
import { rulesOf, type RuleValues, unreadable, valuesOf } from './rule-values';
import { RulesEffect } from './rules-effect';
import '../styles/matching-rules.css';

type Rules = Record<string, unknown>;
type Saved = { rules: Rules; defaults: Rules; leads: number };

/** How far a site may fall short and what each shortfall weighs, with what a change would do before it is saved. */
export function MatchingRules() {
  const query = useQuery(matchingRulesQuery);
  if (query.isPending) return <Bones rows={10} height={44} />;
  if (!query.data) return <Failed error={query.error} retry={() => void query.refetch()} />;
  return <Form key={JSON.stringify(query.data.rules)} saved={query.data} />;
}

/** The value after it has rested: a figure that is being typed is not tried digit by digit. */
function useRested<T>(value: T, ms: number): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return rested;
}

function Hard({ hard, onChange }: { hard: string[]; onChange: (hard: string[]) => void }) {
  const { t } = useTranslation();
  const toggle = (key: string) => onChange(hard.includes(key) ? hard.filter((one) => one !== key) : [...hard, key]);
  return (
    <fieldset className="rules">
      <legend>{t('matchingRules.group.hard')}</legend>
      <p className="ink-2 small">{t('matchingRules.groupHelp.hard')}</p>
      <div className="rule-checks">
        {hardChoices.map((key) => (
          <label key={key} className="check">
            <input type="checkbox" checked={hard.includes(key)} onChange={() => toggle(key)} />
            {criterionLabel(key, t)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function useSave(onSaved: () => void) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: saveMatchingRules,
    onSuccess: (saved) => {
      queries.setQueryData(matchingRulesQuery.queryKey, saved);
      toast(t('matchingRules.saved', { count: saved.leads }));
      onSaved();
    },
  });
}

function Form({ saved: { rules, defaults, leads } }: { saved: Saved }) {
  const { t } = useTranslation();
  const [values, setValues] = useState<RuleValues>(() => valuesOf(rules, defaults));
  const save = useSave(() => undefined);
  const wrong = unreadable(values);
  const next = JSON.stringify(rulesOf(values, rules, defaults));
  const isChanged = wrong.length === 0 && next !== JSON.stringify(rulesOf(valuesOf(rules, defaults), rules, defaults));
  const rested = useRested(isChanged ? next : null, 500);
  const refused = save.error instanceof Problem ? save.error.byField : {};
  const errors = { ...refused, ...Object.fromEntries(wrong.map((path) => [path, t('matchingRules.notFigure')])) };
  const isUsual = next === '{}';
  return (
    <form
      className="form-page rules-page"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isChanged && !save.isPending) save.mutate(JSON.parse(next) as Rules);
      }}
    >
      <FormNotice error={save.error} />
      <p className="ink-2">{t('matchingRules.intro')}</p>
      {ruleGroups.map(({ key, fields }) => (
        <RuleGroup
          key={key}
          name={key}
          fields={fields}
          defaults={defaults}
          typed={values.typed}
          errors={errors}
          onType={(path, text) => setValues({ ...values, typed: { ...values.typed, [path]: text } })}
        />
      ))}
      <Hard hard={values.hard} onChange={(hard) => setValues({ ...values, hard })} />
      <div className="rules-foot">
        <RulesEffect rules={rested === null ? null : (JSON.parse(rested) as Rules)} leads={leads} />
        <Button type="submit" look="primary" busy={save.isPending} disabled={!isChanged}>
          {t('common.save')}
        </Button>
        <Button look="quiet" disabled={isUsual && wrong.length === 0} onClick={() => setValues(valuesOf({}, defaults))}>
          {t('matchingRules.reset')}
        </Button>
      </div>
    </form>
  );
}
