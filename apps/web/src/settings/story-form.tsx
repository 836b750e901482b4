import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveStoryFigures, storyFiguresQuery, type StoryFigures, tryStoryFigures } from '../api/desk-settings';
import { Problem } from '../api/problem';
import { AppLink } from '../ui/app-link';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { FormNotice } from '../ui/form-notice';
import { Bones, Failed } from '../ui/states';
import { toast } from '../ui/toast';

const figures = ['jaccard', 'containment', 'excerptShingles', 'windowDays'] as const;
type Typed = Record<(typeof figures)[number], string>;

const typedOf = (from: StoryFigures): Typed => ({
  jaccard: String(from.jaccard),
  containment: String(from.containment),
  excerptShingles: String(from.excerptShingles),
  windowDays: String(from.windowDays),
});
/** What is no number goes as it is, so that the answer names its field. */
const figuresOf = (typed: Typed) =>
  Object.fromEntries(figures.map((key) => [key, typed[key].trim() === '' ? null : Number(typed[key])])) as unknown as StoryFigures; // prettier-ignore

export function StoryForm() {
  const query = useQuery(storyFiguresQuery);
  if (query.isPending) return <Bones rows={5} height={56} />;
  if (!query.data) return <Failed error={query.error} retry={() => void query.refetch()} />;
  return <Form key={JSON.stringify(query.data.figures)} saved={query.data} />;
}

/** When two articles are one story; what other figures would make of the newest articles is shown before they are saved. */
function Form({ saved }: { saved: { figures: StoryFigures; defaults: StoryFigures } }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [typed, setTyped] = useState(() => typedOf(saved.figures));
  const effect = useMutation({ mutationFn: () => tryStoryFigures(figuresOf(typed)) });
  const save = useMutation({
    mutationFn: () => saveStoryFigures(figuresOf(typed)),
    onSuccess: (next) => {
      toast(t('storyRules.saved'));
      queries.setQueryData(storyFiguresQuery.queryKey, next);
    },
  });
  const failed = save.error ?? effect.error;
  const errors = failed instanceof Problem ? failed.byField : {};
  const change = (next: Typed) => {
    setTyped(next);
    effect.reset();
    save.reset();
  };
  return (
    <form
      className="form-page form-narrow"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <h2>{t('storyRules.title')}</h2>
      <p className="ink-2">{t('storyRules.intro')}</p>
      <FormNotice error={failed} />
      <div className="form-two">
        {figures.map((key) => (
          <TextField
            key={key}
            label={t(`storyRules.${key}`)}
            hint={t(`storyRules.${key}Hint`, { usual: saved.defaults[key] })}
            inputMode="decimal"
            value={typed[key]}
            error={errors[key]}
            onChange={(event) => change({ ...typed, [key]: event.target.value })}
          />
        ))}
      </div>
      <div className="form-foot">
        <Button type="submit" look="primary" busy={save.isPending}>
          {t('common.save')}
        </Button>
        <Button busy={effect.isPending} onClick={() => effect.mutate()}>
          {t('storyRules.try')}
        </Button>
        <Button look="quiet" onClick={() => change(typedOf(saved.defaults))}>
          {t('storyRules.usual')}
        </Button>
      </div>
      {effect.data && <Effect effect={effect.data} />}
    </form>
  );
}

function Effect({ effect }: { effect: Awaited<ReturnType<typeof tryStoryFigures>> }) {
  const { t } = useTranslation();
  const share = (value: number) => value.toFixed(2);
  return (
    <div className="replay" role="status">
      <p>
        <strong>{t('storyRules.then', { count: effect.then })}</strong>{' '}
        <span className="ink-2">{t('storyRules.now', { count: effect.now, articles: effect.articles })}</span>
      </p>
      {effect.changed.length > 0 && (
        <ul>
          {effect.changed.map(({ first, second, jaccard, containment, same }) => (
            <li key={`${first.id}-${second.id}`}>
              {t(same ? 'storyRules.joined' : 'storyRules.parted')}{' '}
              <AppLink href={`/articles/${first.id}`}>{first.title}</AppLink>
              {' · '}
              <AppLink href={`/articles/${second.id}`}>{second.title}</AppLink>{' '}
              <span className="small ink-3">
                {t('storyRules.likeness', { jaccard: share(jaccard), containment: share(containment) })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
