import { useTranslation } from 'react-i18next';
import type { ArticleView } from '../api/views';
import { SelectField } from '../ui/field';

type Indexing = ArticleView['indexing'];
type Props = {
  value: Indexing;
  /** What holds while nobody chose. */
  rule: NonNullable<Indexing>;
  errors: Record<string, string>;
  disabled: boolean;
  onChange: (patch: { indexing: Indexing }) => void;
};

/** Whether search engines may keep the page; the rule's own choice is said. */
export function IndexingField({ value, rule, errors, disabled, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <SelectField
      label={t('article.indexing')}
      hint={t(`article.indexingHint.${value ?? rule}`)}
      disabled={disabled}
      value={value ?? ''}
      error={errors.indexing}
      onChange={(event) => onChange({ indexing: (event.target.value || null) as Indexing })}
    >
      <option value="">{t('article.indexingRule', { choice: t(`article.indexings.${rule}`) })}</option>
      <option value="own_value">{t('article.indexings.own_value')}</option>
      <option value="reprint">{t('article.indexings.reprint')}</option>
    </SelectField>
  );
}
