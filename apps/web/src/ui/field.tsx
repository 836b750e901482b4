import {
  useId,
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
} from 'react';
import { Icon } from './icon';

type Common = { label: string; hint?: ReactNode; error?: string; must?: string };
type Ids = { id: string; 'aria-invalid'?: true; 'aria-describedby'?: string };

/** Label above, hint below, error in words beside its icon; `must` is the word for a required field. */
export function Field({ label, hint, error, must, children }: Common & { children: (ids: Ids) => ReactNode }) {
  const id = useId();
  const below = error ? `${id}-error` : hint ? `${id}-hint` : undefined;
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label} {must && <span className="must">{must}</span>}
      </label>
      {children({ id, 'aria-describedby': below, ...(error ? { 'aria-invalid': true as const } : {}) })}
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          <Icon name="late" />
          {error}
        </p>
      ) : (
        hint && (
          <p className="field-hint" id={`${id}-hint`}>
            {hint}
          </p>
        )
      )}
    </div>
  );
}

export function TextField({ label, hint, error, must, ...input }: Common & InputHTMLAttributes<HTMLInputElement>) {
  return <Field {...{ label, hint, error, must }}>{(ids) => <input className="input" {...input} {...ids} />}</Field>;
}

export function TextArea({ label, hint, error, must, ...input }: Common & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <Field {...{ label, hint, error, must }}>
      {(ids) => <textarea className="input" rows={3} {...input} {...ids} />}
    </Field>
  );
}

export function SelectField({ label, hint, error, must, ...input }: Common & SelectHTMLAttributes<HTMLSelectElement>) {
  return <Field {...{ label, hint, error, must }}>{(ids) => <select className="input" {...input} {...ids} />}</Field>;
}
