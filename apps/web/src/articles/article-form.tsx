import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { articleQuery, editArticle } from '../api/articles';
import { Problem } from '../api/problem';
import { problemText } from '../api/problem-text';
import type { ArticleEdit, ArticleView } from '../api/views';
import { Button } from '../ui/button';
import { SelectField, TextArea, TextField } from '../ui/field';
import { Icon } from '../ui/icon';
import { toast } from '../ui/toast';

const licences: ArticleView['licence'][] = ['link_only', 'permitted', 'own'];

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

export function ArticleForm({ article, readOnly }: { article: ArticleView; readOnly: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [summary, setSummary] = useState(article.summary);
  const [points, setPoints] = useState(article.keyPoints.join('\n'));
  const [licence, setLicence] = useState(article.licence);
  const [sourceUrl, setSourceUrl] = useState(article.sourceUrl ?? '');
  const save = useMutation({
    mutationFn: (more: ArticleEdit) =>
      editArticle(article.id, {
        summary: summary.trim(),
        keyPoints: lines(points),
        licence,
        sourceUrl: sourceUrl.trim() || undefined,
        ...more,
      }),
    onSuccess: (_result, more) => {
      toast(t(more.status ? `article.now.${more.status}` : 'common.saved'));
      void queries.invalidateQueries({ queryKey: articleQuery(article.id).queryKey });
      void queries.invalidateQueries({ queryKey: ['articles'] });
    },
  });
  const fields = save.error instanceof Problem ? save.error.byField : {};
  const published = article.status === 'published';
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({});
      }}
    >
      {save.isError && Object.keys(fields).length === 0 && (
        <div className="notice" role="alert">
          <Icon name="late" />
          <span>{problemText(save.error, t)}</span>
        </div>
      )}
      <TextArea
        label={t('article.summary')}
        hint={t('article.summaryHint')}
        rows={4}
        maxLength={1000}
        readOnly={readOnly}
        value={summary}
        error={fields.summary}
        onChange={(event) => setSummary(event.target.value)}
      />
      <TextArea
        label={t('article.keyPoints')}
        hint={t('article.keyPointsHint')}
        rows={4}
        readOnly={readOnly}
        value={points}
        error={fields.keyPoints}
        onChange={(event) => setPoints(event.target.value)}
      />
      <SelectField
        label={t('article.licence')}
        hint={t(`article.licenceHint.${licence}`)}
        disabled={readOnly}
        value={licence}
        error={fields.licence}
        onChange={(event) => setLicence(event.target.value as ArticleView['licence'])}
      >
        {licences.map((key) => (
          <option key={key} value={key}>
            {t(`article.licences.${key}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('article.sourceUrl')}
        type="url"
        inputMode="url"
        readOnly={readOnly}
        value={sourceUrl}
        error={fields.sourceUrl}
        onChange={(event) => setSourceUrl(event.target.value)}
      />
      {!readOnly && (
        <div className="form-foot">
          <Button type="submit" look={published ? 'primary' : 'plain'} busy={save.isPending}>
            {t('common.save')}
          </Button>
          {published ? (
            <Button look="quiet" busy={save.isPending} onClick={() => save.mutate({ status: 'hidden' })}>
              {t('article.hide')}
            </Button>
          ) : (
            <Button look="primary" busy={save.isPending} onClick={() => save.mutate({ status: 'published' })}>
              {t('article.publish')}
            </Button>
          )}
        </div>
      )}
    </form>
  );
}
