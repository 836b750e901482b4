import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deskArticleQuery, editDeskArticle } from '../api/desk';
import { Problem } from '../api/problem';
import { problemText } from '../api/problem-text';
import { findRegions } from '../api/reference';
import type { ArticleEdit, DeskArticle } from '../api/views';
import { Codes } from '../articles/codes';
import { IndexingField } from '../articles/indexing-field';
import { LicenceFields } from '../articles/licence-fields';
import { AppLink } from '../ui/app-link';
import { Button } from '../ui/button';
import { toast } from '../ui/toast';

type Licence = Pick<DeskArticle, 'licence' | 'licensedBy' | 'licensedOn'>;

/** How the article may be shown when it is published, and in which cities; summary and points stand on its own page. */
export function ArticleChoices({ article }: { article: DeskArticle }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [typed, setTyped] = useState<Licence>();
  const save = useMutation({
    mutationFn: (patch: ArticleEdit) => editDeskArticle(article.id, patch),
    onSuccess: () => setTyped(undefined),
    onSettled: () => void queries.invalidateQueries({ queryKey: deskArticleQuery(article.id).queryKey }),
    onError: (error) => toast(problemText(error, t), { bad: true }),
  });
  const errors = save.error instanceof Problem ? save.error.byField : {};
  const shared = { errors, disabled: save.isPending };
  const licence: Licence = typed ?? article;
  /** Who permitted it is asked before it is saved; the other two need nothing more. */
  const onLicence = (patch: Partial<Licence>) => {
    const { licence, licensedBy, licensedOn } = { ...(typed ?? article), ...patch };
    if (licence !== 'permitted') save.mutate({ licence });
    else setTyped({ licence, licensedBy, licensedOn });
  };
  return (
    <section className="block stack">
      <h3>{t('desk.publishing')}</h3>
      {article.source?.licenceNote && <p className="small ink-2">{article.source.licenceNote}</p>}
      <Codes
        kind="desk-places"
        label={t('article.places')}
        placeholder={t('companySheet.findRegion')}
        chosen={article.regions}
        error={errors.regions}
        disabled={save.isPending}
        find={findRegions}
        show={({ code, name, full }) => ({ key: code ?? name, name, more: full === name ? '' : full })}
        pick={({ code, full }) => (code ? { code, name: full } : undefined)}
        onChange={(next) => save.mutate({ regions: next.map(({ code }) => code) })}
      />
      <LicenceFields value={licence} {...shared} onChange={onLicence} />
      {typed && (
        <p className="row">
          <Button look="primary" className="btn-small" busy={save.isPending} onClick={() => save.mutate(typed)}>
            {t('common.save')}
          </Button>
          <Button look="quiet" className="btn-small" onClick={() => setTyped(undefined)}>
            {t('common.cancel')}
          </Button>
        </p>
      )}
      <IndexingField
        value={article.indexing}
        rule={article.defaultIndexing}
        {...shared}
        onChange={(patch) => save.mutate(patch)}
      />
      <AppLink href={`/articles/${article.id}`} className="small">
        {t('desk.editArticle')}
      </AppLink>
    </section>
  );
}
