import { useTranslation } from 'react-i18next';
import type { PlaybookStep } from '../api/views';

type Wait = PlaybookStep['wait'];
type Unit = 'minutes' | 'days' | 'on';
const unitOf = ({ on, days }: Wait): Unit => (on !== undefined ? 'on' : days !== undefined ? 'days' : 'minutes');
const MORNING = '09:30';

type Props = { wait: Wait; nth: number; onChange: (wait: Wait) => void };

/** How long after the step before: working minutes, working days with a time, or a day. */
export function WaitField({ wait, nth, onChange }: Props) {
  const { t } = useTranslation();
  const unit = unitOf(wait);
  const time = wait.time ?? MORNING;
  const turn = (next: Unit) =>
    onChange(next === 'minutes' ? { minutes: 60 } : next === 'days' ? { days: 1, time } : { on: '', time });
  return (
    <span className="wait-field">
      {unit === 'on' ? (
        <input
          className="input"
          type="date"
          aria-label={t('playbook.dayOf', { nth })}
          value={wait.on ?? ''}
          onChange={(event) => onChange({ on: event.target.value, time })}
        />
      ) : (
        <input
          className="input wait-count"
          type="number"
          min={0}
          aria-label={t('playbook.waitOf', { nth })}
          value={(unit === 'days' ? wait.days : wait.minutes) ?? ''}
          onChange={(event) => {
            const count = Math.round(event.target.valueAsNumber) || 0;
            onChange(unit === 'days' ? { days: count, time } : { minutes: count });
          }}
        />
      )}
      <select
        className="input"
        aria-label={t('playbook.unitOf', { nth })}
        value={unit}
        onChange={(event) => turn(event.target.value as Unit)}
      >
        {(['minutes', 'days', 'on'] as const).map((word) => (
          <option key={word} value={word}>
            {t(`playbook.unit.${word}`)}
          </option>
        ))}
      </select>
      {unit !== 'minutes' && (
        <input
          className="input"
          type="time"
          aria-label={t('playbook.timeOf', { nth })}
          value={time}
          onChange={(event) => onChange({ ...wait, time: event.target.value || MORNING })}
        />
      )}
    </span>
  );
}
