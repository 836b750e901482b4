import { useTranslation } from 'react-i18next';

type Props = {
  many: boolean;
  /** The group of words that names the choices. */
  words: string;
  of: readonly string[];
  value: unknown;
  onChange: (value: unknown) => void;
};

/** Chips of which one or several hold; what was read and is not on offer stays as a chip of its own. */
export function ChoiceEditor({ many, words, of, value, onChange }: Props) {
  const { t } = useTranslation();
  const chosen = [value ?? []].flat() as string[];
  const toggle = (one: string) => {
    const left = chosen.filter((other) => other !== one);
    const next = left.length < chosen.length ? left : many ? [...chosen, one] : [one];
    onChange(next.length === 0 ? undefined : many ? next : next[0]);
  };
  return (
    <div className="chips" role="group">
      {[...new Set([...of, ...chosen])].map((one, index) => (
        <button
          key={one}
          type="button"
          className="chip"
          autoFocus={index === 0}
          aria-pressed={chosen.includes(one)}
          onClick={() => toggle(one)}
        >
          {t(`need.${words}.${one}`, { defaultValue: one })}
        </button>
      ))}
    </div>
  );
}
