import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SourceTrial as Trial } from '../api/views';
import { Icon } from '../ui/icon';
import { Bones } from '../ui/states';
import { shortAddress } from './health-words';

/** What a source would bring: its links, and the first article as it would be read. All of it is text. */
export function SourceTrial({ busy, trial }: { busy: boolean; trial?: Trial }) {
  const { t } = useTranslation();
  const ref = useRef<HTMLElement>(null);
  useEffect(() => {
    if (busy || trial) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [busy, trial]);
  if (!busy && !trial) return null;
  return (
    <section className="source-trial" aria-label={t('newsSource.trial')} aria-busy={busy} ref={ref}>
      {busy ? (
        <>
          <p className="ink-2">{t('newsSource.trying')}</p>
          <Bones rows={4} />
        </>
      ) : (
        trial && <Found trial={trial} />
      )}
    </section>
  );
}

function Found({ trial: { found, links, more, article, problem } }: { trial: Trial }) {
  const { t } = useTranslation();
  return (
    <>
      {problem && (
        <p className="notice" role="alert">
          <Icon name="late" />
          <span>{problem}</span>
        </p>
      )}
      {found > 0 && (
        <>
          <h3>
            {t('newsSource.found', { count: found })}{' '}
            {more && <span className="ink-3 small">{t('newsSource.moreLater')}</span>}
          </h3>
          <ol className="source-trial-links">
            {links.map(({ url, title }) => (
              <li key={url}>
                <span className="clip">{title || t('newsSource.untitled')}</span>
                <span className="clip ink-3 small">{shortAddress(url)}</span>
              </li>
            ))}
          </ol>
        </>
      )}
      {article && (
        <>
          <h3>{t('newsSource.firstArticle')}</h3>
          <p className="source-trial-title">{article.title}</p>
          <p className="ink-3 small">
            {[article.publisher, article.postedOn, t('newsSource.length', { count: article.length })]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <p className="source-trial-text">{article.text}</p>
        </>
      )}
    </>
  );
}
