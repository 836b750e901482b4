import { useTranslation } from 'react-i18next';
import type { Playbook, PlaybookDefinition } from '../api/views';
import { SelectField } from '../ui/field';

type Props = {
  definition: PlaybookDefinition;
  problems: Record<string, string>;
  others: Playbook[];
  onChange: (change: Partial<PlaybookDefinition>) => void;
};

/** How it goes on after the last step, and what stops it before. */
export function PlaybookEnd({ definition, problems, others, onChange }: Props) {
  const { t } = useTranslation();
  const { repeat, stopOnReply, stopOnStage, next } = definition;
  const count = (value: number) => (Number.isFinite(value) ? Math.round(value) : 0);
  return (
    <div className="stack">
      <div className="playbook-repeat">
        <label className="check">
          <input
            type="checkbox"
            checked={repeat !== null}
            onChange={(event) => onChange({ repeat: event.target.checked ? { days: 5, times: 3 } : null })}
          />
          {t('playbook.repeat')}
        </label>
        {repeat && (
          <span className="ladder-minutes">
            <span className="ink-2">{t('playbook.every')}</span>
            <input
              className="input"
              type="number"
              aria-label={t('playbook.everyDays')}
              value={repeat.days}
              onChange={(event) => onChange({ repeat: { ...repeat, days: count(event.target.valueAsNumber) } })}
            />
            <span className="ink-2">{t('playbook.workdays')}</span>
            <input
              className="input"
              type="number"
              aria-label={t('playbook.times')}
              value={repeat.times}
              onChange={(event) => onChange({ repeat: { ...repeat, times: count(event.target.valueAsNumber) } })}
            />
            <span className="ink-2">{t('playbook.timesUnit')}</span>
          </span>
        )}
        {problems.repeat && <p className="late small">{problems.repeat}</p>}
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={stopOnReply}
          onChange={(event) => onChange({ stopOnReply: event.target.checked })}
        />
        {t('playbook.stopOnReply')}
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={stopOnStage}
          onChange={(event) => onChange({ stopOnStage: event.target.checked })}
        />
        {t('playbook.stopOnStage')}
      </label>
      <SelectField
        label={t('playbook.next')}
        hint={t('playbook.nextHint')}
        error={problems.next}
        value={next ?? ''}
        onChange={(event) => onChange({ next: event.target.value || null })}
      >
        <option value="">{t('playbook.nextNone')}</option>
        {others.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
