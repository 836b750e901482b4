import { useTranslation } from 'react-i18next';
import type { RuleField } from './rule-fields';
import { defaultOf } from './rule-values';

interface Props {
  name: string;
  fields: RuleField[];
  defaults: Record<string, unknown>;
  typed: Record<string, string>;
  errors: Record<string, string | undefined>;
  onType: (path: string, text: string) => void;
}

/** Rules of one matter: what each says in plain words, its figure, and what it is unless set otherwise. */
export function RuleGroup({ name, fields, defaults, typed, errors, onType }: Props) {
  const { t } = useTranslation();
  return (
    <fieldset className="rules">
      <legend>{t(`matchingRules.group.${name}`)}</legend>
      <p className="ink-2 small">{t(`matchingRules.groupHelp.${name}`)}</p>
      {fields.map((field) => {
        const id = `rule-${field.path}`;
        const usual = defaultOf(defaults, field);
        const error = errors[field.path];
        return (
          <div key={field.path} className="rule">
            <label htmlFor={id}>{t(`matchingRules.field.${field.path}`)}</label>
            <span className="rule-figure">
              <input
                id={id}
                className="input num"
                inputMode="decimal"
                value={typed[field.path] ?? ''}
                aria-invalid={error ? true : undefined}
                aria-describedby={`${id}-usual`}
                onChange={(event) => onType(field.path, event.target.value)}
              />
              <span className="ink-2">{t(`matchingRules.unit.${field.unit}`)}</span>
            </span>
            <span id={`${id}-usual`} className={error ? 'cinnabar small' : 'ink-3 small'}>
              {error ??
                t(typed[field.path] === usual ? 'matchingRules.isDefault' : 'matchingRules.default', { value: usual })}
            </span>
          </div>
        );
      })}
    </fieldset>
  );
}
