import { useTranslation } from 'react-i18next';
import type { NewSource } from '../api/views';
import { SelectField } from '../ui/field';

export type Licence = NonNullable<NewSource['licence']>;
const licences: Licence[] = ['link_only', 'permitted', 'own'];

/** On what ground texts may be shown; the hint says what the choice does to the public page. */
export function LicenceBasis({ value, onChange }: { value: Licence; onChange: (licence: Licence) => void }) {
  const { t } = useTranslation();
  return (
    <SelectField
      label={t('article.licence')}
      hint={t(`article.licenceHint.${value}`)}
      value={value}
      onChange={(event) => onChange(event.target.value as Licence)}
    >
      {licences.map((key) => (
        <option key={key} value={key}>
          {t(`article.licences.${key}`)}
        </option>
      ))}
    </SelectField>
  );
}
