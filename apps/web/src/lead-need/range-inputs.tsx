import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { figure, typed } from './figure';

export type Bounds = { min?: number; max?: number };
type Props = { value: Bounds | undefined; scale?: number; focus?: boolean; onChange: (value?: Bounds | null) => void };

/**
 * Least and most. While the upper end is untouched it follows the lower one, so that one figure is that figure; emptied, it
 * means "or more". Null is told where something typed is no figure.
 */
export function RangeInputs({ value, scale = 1, focus = true, onChange }: Props) {
  const { t } = useTranslation();
  const [min, setMin] = useState(typed(value?.min, scale));
  const [max, setMax] = useState(typed(value?.max, scale));
  const follows = useRef(value === undefined || value.min === value.max);
  const tell = (low: string, high: string) => {
    setMin(low);
    setMax(high);
    const [least, most] = [figure(low), figure(high)];
    if (Number.isNaN(least) || Number.isNaN(most)) return onChange(null);
    if (least === undefined && most === undefined) return onChange(undefined);
    if (least !== undefined && most !== undefined && least > most) return onChange(null);
    const stored = (one: number) => Math.round(one * scale * 1e4) / 1e4;
    onChange({
      ...(least === undefined ? {} : { min: stored(least) }),
      ...(most === undefined ? {} : { max: stored(most) }),
    });
  };
  return (
    <>
      <input
        className="input num"
        inputMode="decimal"
        autoFocus={focus}
        aria-label={t('needEdit.least')}
        placeholder={t('needEdit.least')}
        value={min}
        onFocus={(event) => event.target.select()}
        onChange={({ target }) => tell(target.value, follows.current ? target.value : max)}
      />
      <span className="ink-3">–</span>
      <input
        className="input num"
        inputMode="decimal"
        aria-label={t('needEdit.most')}
        placeholder={t('needEdit.most')}
        value={max}
        onFocus={(event) => event.target.select()}
        onChange={({ target }) => {
          follows.current = false;
          tell(min, target.value);
        }}
      />
    </>
  );
}
