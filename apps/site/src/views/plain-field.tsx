import type { FieldError } from '@app/platform';
import type { Frame } from '../frame.js';

interface PlainFieldProps {
  /** Under which its words stand: `takedown`, `counter`. */
  form: string;
  name: string;
  frame: Frame;
  value: string;
  errors: FieldError[];
  /** Lines of a text; absent = one. */
  rows?: number;
}

/** A labelled field of a form that is no inquiry, with its hint and what is wrong with it. */
export function PlainField({ form, name, frame: { t }, value, errors, rows }: PlainFieldProps) {
  const error = errors.find(({ field }) => field === name);
  const hint = t(`${form}.${name}Hint`, { defaultValue: '' });
  const shared = { id: `f-${name}`, name, maxLength: 2000, 'aria-invalid': error ? true : undefined };
  return (
    <div class={error ? 'field bad' : 'field'}>
      <label for={`f-${name}`}>{t(`${form}.${name}`)}</label>
      {hint && <span class="hint">{hint}</span>}
      {error && <span class="error">{error.message}</span>}
      {rows ? (
        <textarea {...shared} rows={rows}>
          {value}
        </textarea>
      ) : (
        <input {...shared} value={value} />
      )}
    </div>
  );
}
