import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { articleQuery, editArticle } from '../api/articles';
import { Problem } from '../api/problem';
import type { ArticleEdit, ArticleView } from '../api/views';
import { Button } from '../ui/button';
import { SelectField, TextArea, TextField } from '../ui/field';
import { FormNotice } from '../ui/form-notice';
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
      <LicenceField value={licence} error={fields.licence} disabled={readOnly} onChange={setLicence} />
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
        <SaveBar
          published={article.status === 'published'}
          busy={save.isPending}
          onStatus={(status) => save.mutate({ status })}
        />
      )}
    </form>
  );
}

type SaveProps = { published: boolean; busy: boolean; onStatus: (status: ArticleView['status']) => void };

/** Saving is the main act on a page that is out, publishing on one that is not. */
function SaveBar({ published, busy, onStatus }: SaveProps) {
  const { t } = useTranslation();
  return (
    <div className="form-foot">
      <Button type="submit" look={published ? 'primary' : 'plain'} busy={busy}>
        {t('common.save')}
      </Button>
      {published ? (
        <Button look="quiet" busy={busy} onClick={() => onStatus('hidden')}>
          {t('article.hide')}
        </Button>
      ) : (
        <Button look="primary" busy={busy} onClick={() => onStatus('published')}>
          {t('article.publish')}
        </Button>
      )}
    </div>
  );
}

type Licence = ArticleView['licence'];
type LicenceProps = { value: Licence; error?: string; disabled: boolean; onChange: (licence: Licence) => void };

/** What may be shown; the hint says what the choice does to the public page. */
function LicenceField({ value, error, disabled, onChange }: LicenceProps) {
  const { t } = useTranslation();
  return (
    <SelectField
      label={t('article.licence')}
      hint={t(`article.licenceHint.${value}`)}
      disabled={disabled}
      value={value}
      error={error}
      onChange={(event) => onChange(event.target.value as Licence)}
    >
      {licences.map((key) => (
        <option key={key} value={key}>
          {t(`article.licences.${key}`)}
        </option>
      ))}
    </SelectField>
  );
}
