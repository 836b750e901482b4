import { useTranslation } from 'react-i18next';
import type { ComparedPair } from '../api/views';
import { fieldText } from './field-text';

export type Side = 'a' | 'b';
type Props = {
  pair: ComparedPair;
  keep: Side;
  chosen: Record<string, Side>;
  onKeep: (side: Side) => void;
  onChoose: (field: string, side: Side) => void;
};

const sides: Side[] = ['a', 'b'];

/** Two records side by side: which one stays, and field by field whose value. Arrow keys choose. */
export function CompareTable({ pair, keep, chosen, onKeep, onChoose }: Props) {
  const { t } = useTranslation();
  return (
    <div className="compare">
      <div className="compare-row compare-head" role="radiogroup" aria-label={t('merge.chooseStays')}>
        {sides.map((side) => (
          <label key={side} className="compare-cell">
            <input type="radio" name="merge-keep" checked={keep === side} onChange={() => onKeep(side)} />
            <span>
              <strong>{pair[side].name || t('merge.unnamed')}</strong>
              <span className="small ink-3">{t(keep === side ? 'merge.stays' : 'merge.goes')}</span>
            </span>
          </label>
        ))}
      </div>
      {pair.fields.map(({ key, same }) => (
        <div
          key={key}
          className="compare-row"
          role={same ? undefined : 'radiogroup'}
          aria-label={t(`merge.field.${key}`)}
        >
          <span className="compare-label small ink-3">
            {t(`merge.field.${key}`)}
            {same && ` · ${t('merge.same')}`}
          </span>
          {same ? (
            <span className="compare-same ink-2">{fieldText(key, pair.a.fields[key], t)}</span>
          ) : (
            sides.map((side) => (
              <label key={side} className="compare-cell compare-choice">
                <input
                  type="radio"
                  name={`merge-${key}`}
                  checked={(chosen[key] ?? keep) === side}
                  onChange={() => onChoose(key, side)}
                />
                <span className={pair[side].fields[key] ? undefined : 'ink-3'}>
                  {fieldText(key, pair[side].fields[key], t)}
                </span>
              </label>
            ))
          )}
        </div>
      ))}
    </div>
  );
}
