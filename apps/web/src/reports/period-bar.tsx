import { useTranslation } from 'react-i18next';
import type { Period } from '../api/reports';
import { PeriodPicker } from '../ui/lazy-ant';
import { useNow } from '../ui/use-now';
import { presetDays, type Preset } from './periods';

const presets: Preset[] = ['recent', 'week', 'month', 'quarter', 'year'];

/** Whole periods one tap away, any other by its days; the chosen one tapped again is all of time. */
export function PeriodBar({ period, onChange }: { period: Period; onChange: (next: Period) => void }) {
  const { t } = useTranslation();
  const now = useNow();
  const chosen = presets.find((key) => {
    const days = presetDays(key, now);
    return days.from === period.from && days.to === period.to;
  });
  return (
    <>
      <div className="chips" role="group" aria-label={t('report.period')}>
        {presets.map((key) => (
          <button
            key={key}
            type="button"
            className="chip"
            aria-pressed={chosen === key}
            onClick={() => onChange(chosen === key ? {} : presetDays(key, now))}
          >
            {t(`report.preset.${key}`)}
          </button>
        ))}
      </div>
      <PeriodPicker
        from={period.from}
        to={period.to}
        label={[t('report.from'), t('report.to')]}
        onChange={(from, to) => onChange({ from, to })}
      />
    </>
  );
}
