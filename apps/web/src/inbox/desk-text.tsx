import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskArticle, ProspectView } from '../api/views';
import { factChips, spansOf, textPieces } from './text-marks';

type Props = { article: DeskArticle; prospect?: ProspectView; marked?: string; onMark: (fact?: string) => void };

/** The article as text, the words of each fact marked; a chip scrolls to its words. Nothing of it is ever markup. */
export function DeskText({ article, prospect, marked, onMark }: Props) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const spans = prospect ? spansOf(prospect) : [];
  useEffect(() => {
    if (marked) place.current?.querySelector('[data-marked]')?.scrollIntoView({ block: 'center' });
  }, [marked, prospect?.id]);
  const provenance = [
    article.publisher,
    article.publishedOn,
    article.postedOn && t('article.posted', { day: article.postedOn }),
    article.source?.name,
  ];
  return (
    <article className="desk-text" aria-label={article.title}>
      <h2 className="article-headline">{article.title}</h2>
      <p className="small ink-3">
        {provenance.filter(Boolean).join(' · ')}
        {article.sourceUrl && (
          <>
            {' · '}
            <a href={article.sourceUrl} target="_blank" rel="noreferrer noopener nofollow">
              {t('desk.original')}
            </a>
          </>
        )}
      </p>
      <div className="desk-chips">
        {factChips(article.text, spans).map(({ fact, kind, words }) => (
          <button
            key={fact}
            type="button"
            className={`fact-chip fact-${kind}`}
            aria-pressed={marked === fact}
            onClick={() => onMark(marked === fact ? undefined : fact)}
          >
            <span className="fact-chip-kind">{t(`desk.kind.${kind}`)}</span>
            <span className="clip">{words}</span>
          </button>
        ))}
      </div>
      <div ref={place} className="desk-words">
        {textPieces(article.text, spans, marked).map((piece, index) =>
          piece.kind ? (
            <mark key={index} className={`fact-${piece.kind}`} data-marked={piece.marked || undefined}>
              {piece.text}
            </mark>
          ) : (
            piece.text
          ),
        )}
      </div>
    </article>
  );
}
