import { useTranslation } from 'react-i18next';
import type { ArticleView } from '../api/views';
import { SelectField, TextField } from '../ui/field';

type Licence = Pick<ArticleView, 'licence' | 'licensedBy' | 'licensedOn'>;
type Props = {
  value: Licence;
  errors: Record<string, string>;
  disabled: boolean;
  onChange: (patch: Partial<Licence>) => void;
};

const licences: Licence['licence'][] = ['link_only', 'permitted', 'own'];

/** What may be shown, and for a permitted text who allowed it and when: without both the page shows no more than a link. */
export function LicenceFields({ value, errors, disabled, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <SelectField
        label={t('article.licence')}
        hint={t(`article.licenceHint.${value.licence}`)}
        disabled={disabled}
        value={value.licence}
        error={errors.licence}
        onChange={(event) => onChange({ licence: event.target.value as Licence['licence'] })}
      >
        {licences.map((key) => (
          <option key={key} value={key}>
            {t(`article.licences.${key}`)}
          </option>
        ))}
      </SelectField>
      {value.licence === 'permitted' && (
        <div className="form-two">
          <TextField
            label={t('article.licensedBy')}
            must={t('common.required')}
            hint={t('article.licensedByHint')}
            maxLength={200}
            readOnly={disabled}
            value={value.licensedBy ?? ''}
            error={errors.licensedBy}
            onChange={(event) => onChange({ licensedBy: event.target.value })}
          />
          <TextField
            label={t('article.licensedOn')}
            must={t('common.required')}
            type="date"
            readOnly={disabled}
            value={value.licensedOn ?? ''}
            error={errors.licensedOn}
            onChange={(event) => onChange({ licensedOn: event.target.value || null })}
          />
        </div>
      )}
    </>
  );
}
