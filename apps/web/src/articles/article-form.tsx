import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { articleQuery, editArticle } from '../api/articles';
import { Problem } from '../api/problem';
import type { ArticleEdit, ArticleView } from '../api/views';
import { TextArea, TextField } from '../ui/field';
import { FormNotice } from '../ui/form-notice';
import { toast } from '../ui/toast';
import { IndexingField } from './indexing-field';
import { LicenceFields } from './licence-fields';
import { PlacesField } from './places-field';
import { SaveBar } from './save-bar';

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

type Draft = Pick<
  ArticleView,
  'title' | 'summary' | 'licence' | 'licensedBy' | 'licensedOn' | 'indexing' | 'places' | 'topics'
> & { points: string; sourceUrl: string };

const draftOf = (article: ArticleView): Draft => ({
  ...article,
  points: article.keyPoints.join('\n'),
  sourceUrl: article.sourceUrl ?? '',
});

const editOf = (draft: Draft): ArticleEdit => ({
  title: draft.title.trim(),
  summary: draft.summary.trim(),
  keyPoints: lines(draft.points),
  licence: draft.licence,
  licensedBy: draft.licensedBy?.trim() || null,
  licensedOn: draft.licensedOn || null,
  indexing: draft.indexing,
  regions: draft.places.map(({ code }) => code),
  industries: draft.topics.map(({ code }) => code),
  sourceUrl: draft.sourceUrl.trim() || null,
});

/** What the public page says of the story, who may show it, and what search engines keep. */
export function ArticleForm({ article, readOnly }: { article: ArticleView; readOnly: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(article));
  const set = (patch: Partial<Draft>) => setDraft((now) => ({ ...now, ...patch }));
  const save = useMutation({
    mutationFn: (more: ArticleEdit) => editArticle(article.id, { ...editOf(draft), ...more }),
    onSuccess: (saved, more) => {
      toast(t(more.status ? `article.now.${more.status}` : 'common.saved'));
      queries.setQueryData(articleQuery(article.id).queryKey, saved);
      void queries.invalidateQueries({ queryKey: ['articles'] });
    },
  });
  const errors = save.error instanceof Problem ? save.error.byField : {};
  const shared = { errors, disabled: readOnly };
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({});
      }}
    >
      <FormNotice error={save.error} />
      <TextField
        label={t('article.title')}
        maxLength={200}
        readOnly={readOnly}
        value={draft.title}
        error={errors.title}
        onChange={(event) => set({ title: event.target.value })}
      />
      <TextArea
        label={t('article.summary')}
        hint={t(article.summaryEdited ? 'article.summaryOwn' : 'article.summaryHint')}
        rows={5}
        maxLength={500}
        readOnly={readOnly}
        value={draft.summary}
        error={errors.summary}
        onChange={(event) => set({ summary: event.target.value })}
      />
      <TextArea
        label={t('article.keyPoints')}
        hint={t('article.keyPointsHint')}
        rows={4}
        readOnly={readOnly}
        value={draft.points}
        error={errors.keyPoints}
        onChange={(event) => set({ points: event.target.value })}
      />
      <PlacesField {...shared} places={draft.places} topics={draft.topics} onChange={set} />
      <LicenceFields {...shared} value={draft} onChange={set} />
      <TextField
        label={t('article.sourceUrl')}
        type="url"
        inputMode="url"
        readOnly={readOnly}
        value={draft.sourceUrl}
        error={errors.sourceUrl}
        onChange={(event) => set({ sourceUrl: event.target.value })}
      />
      <IndexingField {...shared} value={draft.indexing} rule={article.defaultIndexing} onChange={set} />
      {!readOnly && (
        <SaveBar status={article.status} busy={save.isPending} onStatus={(status) => save.mutate({ status })} />
      )}
    </form>
  );
}
