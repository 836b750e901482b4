import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { articleQuery } from '../api/articles';
import { useCan } from '../api/session';
import { TitleLine } from '../shell/title-line';
import { Icon } from '../ui/icon';
import { Bones, Failed } from '../ui/states';
import { ArticleForm } from './article-form';
import '../styles/articles.css';
import '../styles/forms.css';

/** The text on the left as it was read, what we say of it on the right. */
export function ArticlePage() {
  const { t } = useTranslation();
  const { articleId } = useParams({ from: '/inside/articles/$articleId' });
  const query = useQuery(articleQuery(articleId));
  const mayEdit = useCan('article.edit');
  const article = query.data;
  if (query.isPending) return <Bones rows={14} />;
  if (!article) return <Failed error={query.error} retry={() => void query.refetch()} />;
  const provenance = [
    article.publisher,
    article.publishedOn,
    article.postedOn && t('article.posted', { day: article.postedOn }),
  ];
  return (
    <>
      <TitleLine
        title={t('article.edit')}
        count={`${t(`article.status.${article.status}`)} · ${t('article.reads', { count: article.reads })}`}
        action={
          article.status === 'published' ? (
            <a className="btn" href={article.path} target="_blank" rel="noreferrer">
              <Icon name="open" />
              {t('listing.publicPage')}
            </a>
          ) : undefined
        }
      />
      <div className="article">
        <article className="article-text">
          <p className="small ink-3">{article.category}</p>
          <h2 className="article-headline">{article.title}</h2>
          <p className="small ink-3">{provenance.filter(Boolean).join(' · ')}</p>
          {article.text.split(/\n+/).map((paragraph, index) => (
            <p key={index} className="article-paragraph">
              {paragraph}
            </p>
          ))}
          {article.editors.length > 0 && (
            <p className="small ink-3">{t('article.editors', { names: article.editors.join('、') })}</p>
          )}
        </article>
        <aside className="article-side">
          <ArticleForm key={article.id} article={article} readOnly={!mayEdit} />
        </aside>
      </div>
    </>
  );
}
