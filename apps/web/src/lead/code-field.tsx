import { type ComponentProps, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TypeAhead } from '../lead-need/type-ahead';
import { Button } from '../ui/button';
import { Field } from '../ui/field';

type Props<T> = Pick<ComponentProps<typeof TypeAhead<T>>, 'kind' | 'find' | 'show'> & {
  label: string;
  placeholder: string;
  /** What is chosen, by its name; empty for nothing. */
  name: string;
  error?: string;
  hint?: ReactNode;
  /** Undefined clears it. */
  onPick: (item?: T) => void;
};

/** A value with a code behind its name: a place, a trade. Found by typing; what stands there is one tap from being cleared. */
export function CodeField<T>({ label, placeholder, name, error, hint, kind, find, show, onPick }: Props<T>) {
  const { t } = useTranslation();
  const [picking, setPicking] = useState(false);
  const pick = (item?: T) => {
    setPicking(false);
    onPick(item);
  };
  return (
    <Field label={label} error={error} hint={hint}>
      {({ id }) =>
        picking ? (
          <TypeAhead kind={kind} label={placeholder} find={find} show={show} onPick={pick} />
        ) : (
          <span className="code-field">
            <Button
              id={id}
              className="code-field-name"
              aria-label={`${t('companySheet.pick', { what: label })}${name && `：${name}`}`}
              onClick={() => setPicking(true)}
            >
              {name || <span className="ink-3">{placeholder}</span>}
            </Button>
            {name && (
              <Button
                look="quiet"
                icon="cross"
                aria-label={t('companySheet.clear', { what: label })}
                onClick={() => pick()}
              />
            )}
          </span>
        )
      }
    </Field>
  );
}
