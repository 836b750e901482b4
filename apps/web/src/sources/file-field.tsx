import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button';
import { Field } from '../ui/field';

type Props = { file: File | null; error?: string; onChange: (file: File | null) => void };

/** A saved page: HTML or its text. */
export function FileField({ file, error, onChange }: Props) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  return (
    <Field label={t('newsSource.file')} hint={t('newsSource.fileHint')} error={error}>
      {(ids) => (
        <div className="source-file">
          <input
            {...ids}
            ref={input}
            type="file"
            accept=".html,.htm,.txt,text/html,text/plain"
            className="visually-hidden"
            tabIndex={-1}
            onChange={(event) => onChange(event.target.files?.[0] ?? null)}
          />
          <Button onClick={() => input.current?.click()}>{t('newsSource.chooseFile')}</Button>
          <span className="clip ink-2">{file?.name ?? t('newsSource.noFile')}</span>
        </div>
      )}
    </Field>
  );
}
