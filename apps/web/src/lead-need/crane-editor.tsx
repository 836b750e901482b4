import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { figure, typed } from './figure';

type Crane = { t: number; count?: number };

/** Tonnes and number of the bridge crane; of several the heaviest is edited, the others stay. */
export function CraneEditor({ value, onChange }: { value: unknown; onChange: (value: unknown) => void }) {
  const { t } = useTranslation();
  const [first, ...rest] = (Array.isArray(value) ? (value as Crane[]) : []).toSorted((a, b) => b.t - a.t);
  const [tons, setTons] = useState(typed(first?.t));
  const [count, setCount] = useState(typed(first?.count));
  const tell = (weight: string, number: string) => {
    setTons(weight);
    setCount(number);
    const [heavy, many] = [figure(weight), figure(number)];
    if (heavy === undefined) return onChange(undefined);
    if (Number.isNaN(heavy) || Number.isNaN(many)) return onChange(null);
    onChange([{ t: heavy, ...(many ? { count: many } : {}) }, ...rest]);
  };
  return (
    <div className="need-range">
      <input
        className="input num"
        inputMode="decimal"
        autoFocus
        aria-label={t('needEdit.tons')}
        value={tons}
        onChange={({ target }) => tell(target.value, count)}
      />{' '}
      {/* prettier-ignore */}
      <span className="need-unit">t ×</span>
      <input
        className="input num"
        inputMode="numeric"
        aria-label={t('needEdit.count')}
        value={count}
        onChange={({ target }) => tell(tons, target.value)}
      />{' '}
      {/* prettier-ignore */}
      <span className="need-unit">{t('needEdit.sets')}</span>
    </div>
  );
}
