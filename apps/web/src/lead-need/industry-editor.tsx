import { useTranslation } from 'react-i18next';
import { findIndustries } from '../api/reference';
import { TypeAhead } from './type-ahead';

type Industry = { text?: string; division: string };

/** One division of GB/T 4754, found by its name or by what factories call themselves. */
export function IndustryEditor({ value, onChange }: { value: unknown; onChange: (value: unknown) => void }) {
  const { t } = useTranslation();
  const chosen = value as Industry | undefined;
  return (
    <div className="stack-s">
      {chosen && (
        <span>
          {chosen.text} <span className="ink-3">{chosen.division}</span>
        </span>
      )}
      <TypeAhead
        kind="industries"
        label={t('needEdit.findIndustry')}
        find={findIndustries}
        show={({ division, name }) => ({ key: division, name, more: division })}
        onPick={({ division, name, section }) => onChange({ text: name, division, section })}
      />
    </div>
  );
}
