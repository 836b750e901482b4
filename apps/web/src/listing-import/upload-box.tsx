import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uploadListings } from '../api/listing-imports';
import { Button } from '../ui/button';
import { FormNotice } from '../ui/form-notice';
import { Problem } from '../api/problem';

const MOST = 50 * 1024 * 1024;

/** Drop a table here, or choose it. */
export function UploadBox({ onDone }: { onDone: (id: string) => void }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const upload = useMutation({
    mutationFn: (file: File) => {
      if (file.size > MOST) throw new Problem('too_large', 413, t('listingImport.tooLarge'));
      return uploadListings(file);
    },
    onSuccess: ({ id }) => onDone(id),
  });
  const take = (file: File | undefined) => {
    if (file && !upload.isPending) upload.mutate(file);
  };
  return (
    <section className="import">
      <div
        className={over ? 'import-drop import-drop-over' : 'import-drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files[0]);
        }}
      >
        <p className="import-drop-title">{t('listingImport.drop')}</p>
        <p className="ink-3 small">{t('listingImport.dropHint')}</p>
        <input
          ref={input}
          type="file"
          accept=".xlsx,.csv,.txt,.tsv"
          className="visually-hidden"
          tabIndex={-1}
          aria-label={t('listingImport.choose')}
          onChange={(event) => {
            take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        <Button look="primary" busy={upload.isPending} onClick={() => input.current?.click()}>
          {t(upload.isPending ? 'listingImport.sending' : 'listingImport.choose')}
        </Button>
      </div>
      {upload.error && <FormNotice error={withoutFields(upload.error)} />}
    </section>
  );
}

/** The file is the only field: its complaint stands under the box. */
const withoutFields = (error: Error): Error =>
  error instanceof Problem ? new Problem(error.code, error.status, error.detail) : error;
