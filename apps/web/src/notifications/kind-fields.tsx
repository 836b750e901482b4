import { useTranslation } from 'react-i18next';
import { KINDS, kindKey } from './kind-key';

/** Which kinds are sent out. */
export function KindFields({ muted, onChange }: { muted: string[]; onChange: (muted: string[]) => void }) {
  const { t } = useTranslation();
  const toggle = (kind: string, on: boolean) => onChange(on ? muted.filter((each) => each !== kind) : [...muted, kind]);
  return (
    <fieldset className="wish">
      <legend className="field-label">{t('notify.which')}</legend>
      {KINDS.map((kind) => (
        <label key={kind}>
          <input
            type="checkbox"
            checked={!muted.includes(kind)}
            onChange={(event) => toggle(kind, event.target.checked)}
          />
          {t(`notify.kind.${kindKey(kind)}`)}
        </label>
      ))}
      <p className="field-hint">{t('notify.whichHint')}</p>
    </fieldset>
  );
}
