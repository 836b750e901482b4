import { useTranslation } from 'react-i18next';

const classes = ['甲', '乙', '丙1', '丙', '丙2', '丁', '戊'];
type Fire = { min?: string; only?: string[] };

/** The fire class that is enough: 丙 means 丙 and everything stricter. */
export function FireEditor({ value, onChange }: { value: unknown; onChange: (value: unknown) => void }) {
  const { t } = useTranslation();
  const { min, only = [] } = (value ?? {}) as Fire;
  const chosen = min ?? only[0];
  return (
    <div className="chips" role="radiogroup">
      {classes.map((one, index) => (
        <button
          key={one}
          type="button"
          role="radio"
          className="chip"
          autoFocus={index === 0}
          aria-checked={chosen === one}
          onClick={() => onChange(chosen === one ? undefined : { min: one })}
        >
          {t('needEdit.fireFrom', { class: one })}
        </button>
      ))}
    </div>
  );
}
