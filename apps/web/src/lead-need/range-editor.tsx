import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Bounds, RangeInputs } from './range-inputs';

type Unit = { key: string; label: string; scale: number };
type Props = {
  units: Unit[];
  draft: Record<string, unknown>;
  onChange: (draft: Record<string, unknown>) => void;
};

/** A range in one unit, or in one of two that say the same (亩 and ㎡ of land). */
export function RangeEditor({ units, draft, onChange }: Props) {
  const { t } = useTranslation();
  const [unit, setUnit] = useState(() => units.find(({ key }) => draft[key] !== undefined) ?? units[0]!);
  return (
    <div className="need-range">
      <RangeInputs
        key={unit.key}
        value={draft[unit.key] as Bounds | undefined}
        scale={unit.scale}
        onChange={(value) => onChange({ [unit.key]: value })}
      />
      {units.length === 1 ? (
        <span className="need-unit">{unit.label}</span>
      ) : (
        <select
          className="input"
          aria-label={t('needEdit.unit')}
          value={unit.key}
          onChange={({ target }) => setUnit(units.find(({ key }) => key === target.value)!)}
        >
          {units.map(({ key, label }) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
