import { useTranslation } from 'react-i18next';
import type { DeskArticle } from '../api/views';

type Props = { article: DeskArticle; chosen: string; mayChoose: boolean; onChoose: (code: string) => void };

/** Other places that the text tells of, and the column's city when the text speaks of another. */
export function PlaceHints({ article, chosen, mayChoose, onChoose }: Props) {
  const { t } = useTranslation();
  const { regions, categoryCity } = article;
  const others = regions.filter(({ code }) => code !== chosen).slice(0, 4);
  const astray = categoryCity && regions.length > 0 && !regions.some(({ name }) => name.includes(categoryCity));
  return (
    <>
      {mayChoose && others.length > 0 && (
        <span className="desk-places">
          {others.map(({ code, name }) => (
            <button key={code} type="button" className="chip chip-small" onClick={() => onChoose(code)}>
              {name}
            </button>
          ))}
        </span>
      )}
      {astray && <span className="small ink-3">{t('desk.columnAstray', { city: categoryCity })}</span>}
    </>
  );
}
