import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type EditModelSettings, modelQuery, type ModelSettings, saveModel, tryModel } from '../api/desk-settings';
import { Problem } from '../api/problem';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { FormNotice } from '../ui/form-notice';
import { Bones, Failed } from '../ui/states';
import { toast } from '../ui/toast';
import { ModelState, ModelTrialResult } from './model-state';

export function ModelForm() {
  const query = useQuery(modelQuery);
  if (query.isPending) return <Bones rows={7} height={56} />;
  if (!query.data) return <Failed error={query.error} retry={() => void query.refetch()} />;
  return <Form saved={query.data} />;
}

const figure = (text: string): number => (text.trim() === '' ? NaN : Number(text));

const draftOf = ({ enabled, baseUrl, model, dailyLimit, patience }: ModelSettings) => ({
  ...{ enabled, baseUrl, model, key: '' },
  ...{ dailyLimit: String(dailyLimit), patience: String(patience) },
});

/** The endpoint that may be asked beside our rules; its key is written and never shown again. */
function Form({ saved }: { saved: ModelSettings }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(saved));
  const body = (key?: string): EditModelSettings => ({
    ...draft,
    dailyLimit: figure(draft.dailyLimit),
    patience: figure(draft.patience),
    key: key ?? (draft.key.trim() || undefined),
  });
  const trial = useMutation({ mutationFn: () => tryModel(body()) });
  const save = useMutation({
    mutationFn: (key?: string) => saveModel(body(key)),
    onSuccess: (next) => {
      toast(t('common.saved'));
      setDraft({ ...draft, key: '' });
      queries.setQueryData(modelQuery.queryKey, next);
    },
  });
  const failed = save.error ?? trial.error;
  const errors = failed instanceof Problem ? failed.byField : {};
  const set = (patch: Partial<typeof draft>) => {
    setDraft({ ...draft, ...patch });
    trial.reset();
    save.reset();
  };
  const field = (name: Exclude<keyof typeof draft, 'enabled'>, hint: string) => (
    <TextField
      label={t(`model.${name}`)}
      hint={hint}
      autoComplete="off"
      spellCheck={false}
      maxLength={500}
      type={name === 'key' ? 'password' : 'text'}
      inputMode={name === 'dailyLimit' || name === 'patience' ? 'numeric' : undefined}
      value={draft[name]}
      error={errors[name]}
      onChange={(event) => set({ [name]: event.target.value })}
    />
  );
  return (
    <form
      className="form-page form-narrow"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(undefined);
      }}
    >
      <h2>{t('model.title')}</h2>
      <p className="ink-2">{t('model.intro')}</p>
      <FormNotice error={failed} />
      <label className="check">
        <input type="checkbox" checked={draft.enabled} onChange={(event) => set({ enabled: event.target.checked })} />
        {t('model.enabled')}
      </label>
      {field('baseUrl', t('model.baseUrlHint'))}
      {field('model', t('model.modelHint'))}
      {field('key', saved.keyHint ? t('model.keySet', { end: saved.keyHint }) : t('model.keyHint'))}
      {field('dailyLimit', t('model.dailyLimitHint'))}
      {field('patience', t('model.patienceHint'))}
      <div className="form-foot">
        <Button type="submit" look="primary" busy={save.isPending}>
          {t('common.save')}
        </Button>
        <Button busy={trial.isPending} onClick={() => trial.mutate()}>
          {t('model.test')}
        </Button>
        {saved.keyHint && (
          <Button look="quiet" busy={save.isPending} onClick={() => save.mutate('')}>
            {t('model.forget')}
          </Button>
        )}
      </div>
      {trial.data && <ModelTrialResult trial={trial.data} />}
      {saved.enabled && <ModelState state={saved.state} />}
    </form>
  );
}
