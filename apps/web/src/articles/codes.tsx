import { type ComponentProps, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TypeAhead } from '../lead-need/type-ahead';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { Icon } from '../ui/icon';

type Code = { code: string; name: string };
type Props<T> = Pick<ComponentProps<typeof TypeAhead<T>>, 'kind' | 'find' | 'show'> & {
  label: string;
  placeholder: string;
  hint?: ReactNode;
  error?: string;
  disabled?: boolean;
  chosen: Code[];
  pick: (item: T) => Code | undefined;
  onChange: (next: Code[]) => void;
};

/** Several codes by their names: each with its way out, one more found by typing. */
export function Codes<T>({
  label,
  placeholder,
  hint,
  error,
  disabled = false,
  chosen,
  pick,
  onChange,
  ...find
}: Props<T>) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const add = (item: T) => {
    const code = pick(item);
    setAdding(false);
    if (code && !chosen.some((known) => known.code === code.code)) onChange([...chosen, code]);
  };
  return (
    <Field label={label} hint={hint} error={error}>
      {({ id }) => (
        <div className="chips" id={id} role="group" aria-label={label}>
          {chosen.map(({ code, name }) => (
            <button
              key={code}
              type="button"
              className="chip"
              disabled={disabled}
              aria-label={t('companySheet.clear', { what: name })}
              onClick={() => onChange(chosen.filter((known) => known.code !== code))}
            >
              {name}
              {!disabled && <Icon name="cross" />}
            </button>
          ))}
          {adding ? (
            <TypeAhead {...find} label={placeholder} onPick={add} />
          ) : (
            !disabled && (
              <Button look="quiet" icon="plus" onClick={() => setAdding(true)}>
                {t('article.addCode')}
              </Button>
            )
          )}
        </div>
      )}
    </Field>
  );
}
