import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { deskArticleQuery, editDeskArticle } from '../api/desk';
import { problemText } from '../api/problem-text';
import type { ArticleEdit, DeskArticle } from '../api/views';
import { AppLink } from '../ui/app-link';
import { SelectField } from '../ui/field';
import { toast } from '../ui/toast';

const licences: DeskArticle['licence'][] = ['link_only', 'permitted', 'own'];

/** How the article may be shown when it is published; summary and points stand on its own page. */
export function ArticleChoices({ article }: { article: DeskArticle }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: (patch: ArticleEdit) => editDeskArticle(article.id, patch),
    onSettled: () => void queries.invalidateQueries({ queryKey: deskArticleQuery(article.id).queryKey }),
    onError: (error) => toast(problemText(error, t), { bad: true }),
  });
  const licence = save.variables?.licence && save.isPending ? save.variables.licence : article.licence;
  return (
    <section className="block">
      <h3>{t('desk.publishing')}</h3>
      <p className="desk-regions">
        {article.regions.map(({ code, name }) => (
          <span key={code} className="tag">
            {name}
          </span>
        ))}
      </p>
      <SelectField
        label={t('article.licence')}
        hint={article.source?.licenceNote ?? t(`article.licenceHint.${licence}`)}
        value={licence}
        onChange={(event) => save.mutate({ licence: event.target.value as DeskArticle['licence'] })}
      >
        {licences.map((key) => (
          <option key={key} value={key}>
            {t(`article.licences.${key}`)}
          </option>
        ))}
      </SelectField>
      <AppLink href={`/articles/${article.id}`} className="small">
        {t('desk.editArticle')}
      </AppLink>
    </section>
  );
}
