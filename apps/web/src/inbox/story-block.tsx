import { useTranslation } from 'react-i18next';
import type { DeskArticle } from '../api/views';

type Props = { others: DeskArticle['others'] };

/** The other outlets that tell the same story. */
export function StoryBlock({ others }: Props) {
  const { t } = useTranslation();
  if (others.length === 0) return null;
  return (
    <section className="block">
      <h3>{t('desk.story', { count: others.length })}</h3>
      <ul className="desk-story">
        {others.map(({ id, title, publisher, day, status, path }) => (
          <li key={id}>
            {status === 'published' ? (
              <a href={path} target="_blank" rel="noreferrer">
                {title}
              </a>
            ) : (
              title
            )}{' '}
            <span className="small ink-3">{[publisher, day].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
