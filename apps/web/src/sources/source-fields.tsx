import { useTranslation } from 'react-i18next';
import { SelectField, TextField } from '../ui/field';
import { everyWords } from './health-words';
import { LicenceBasis } from './licence-basis';
import { rhythms, type SourceValues } from './source-values';
import '../styles/forms.css';

type Props = {
  values: SourceValues;
  errors: Record<string, string>;
  onChange: (more: Partial<SourceValues>) => void;
};

export function SourceFields({ values, errors, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <div className="stack">
      <div className="chips" role="group" aria-label={t('newsSource.kindLabel')}>
        {(['feed', 'list'] as const).map((kind) => (
          <button
            key={kind}
            type="button"
            className="chip"
            aria-pressed={values.kind === kind}
            onClick={() => onChange({ kind })}
          >
            {t(`newsSource.kind.${kind}`)}
          </button>
        ))}
      </div>
      <TextField
        label={t('newsSource.url')}
        hint={t(`newsSource.urlHint.${values.kind}`)}
        type="url"
        inputMode="url"
        value={values.url}
        error={errors.url}
        onChange={(event) => onChange({ url: event.target.value })}
      />
      <TextField
        label={t('newsSource.name')}
        hint={t('newsSource.nameHint')}
        maxLength={60}
        value={values.name}
        error={errors.name}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      {values.kind === 'list' && <ListFields values={values} errors={errors} onChange={onChange} />}
      <div className="form-two">
        <RhythmField values={values} errors={errors} onChange={onChange} />
        <TextField
          label={t('newsSource.pageBudget')}
          hint={t('newsSource.pageBudgetHint')}
          type="number"
          min={1}
          max={100}
          value={values.pageBudget}
          error={errors.pageBudget}
          onChange={(event) => onChange({ pageBudget: Number(event.target.value) })}
        />
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={values.workingHours}
          onChange={(event) => onChange({ workingHours: event.target.checked })}
        />
        {t('newsSource.workingHours')}
      </label>
      <LicenceBasis value={values.licence} onChange={(licence) => onChange({ licence })} />
      {values.licence === 'permitted' && (
        <div className="form-two">
          <TextField
            label={t('newsSource.licenceNote')}
            hint={t('newsSource.licenceNoteHint')}
            maxLength={300}
            value={values.licenceNote}
            error={errors.licenceNote}
            onChange={(event) => onChange({ licenceNote: event.target.value })}
          />
          <TextField
            label={t('article.licensedOn')}
            type="date"
            value={values.licensedOn}
            error={errors.licensedOn}
            onChange={(event) => onChange({ licensedOn: event.target.value })}
          />
        </div>
      )}
    </div>
  );
}

function RhythmField({ values, errors, onChange }: Props) {
  const { t } = useTranslation();
  const choices = [...new Set([...rhythms, values.everyMinutes])].sort((one, other) => one - other);
  return (
    <SelectField
      label={t('newsSource.rhythm')}
      value={values.everyMinutes}
      error={errors.everyMinutes}
      onChange={(event) => onChange({ everyMinutes: Number(event.target.value) })}
    >
      {choices.map((minutes) => (
        <option key={minutes} value={minutes}>
          {everyWords(minutes, t)}
        </option>
      ))}
    </SelectField>
  );
}

function ListFields({ values, errors, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <TextField
        label={t('newsSource.linkSelector')}
        hint={t('newsSource.linkSelectorHint')}
        autoCapitalize="off"
        spellCheck={false}
        value={values.linkSelector}
        error={errors.linkSelector}
        onChange={(event) => onChange({ linkSelector: event.target.value })}
      />
      <div className="form-two">
        <TextField
          label={t('newsSource.nextSelector')}
          hint={t('newsSource.nextSelectorHint')}
          autoCapitalize="off"
          spellCheck={false}
          value={values.nextSelector}
          error={errors.nextSelector}
          onChange={(event) => onChange({ nextSelector: event.target.value })}
        />
        <TextField
          label={t('newsSource.listPages')}
          type="number"
          min={1}
          max={10}
          value={values.listPages}
          error={errors.listPages}
          onChange={(event) => onChange({ listPages: Number(event.target.value) })}
        />
      </div>
    </>
  );
}
