import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setImportColumns } from '../api/listing-imports';
import type { ImportDetail } from '../api/views';
import { Button } from '../ui/button';
import { FormNotice } from '../ui/form-notice';

/** Each column of the file: what it is taken for, how surely, and what stands in its first rows. */
export function ColumnTable({ found }: { found: ImportDetail }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const detected = found.columns.map(({ field }) => field ?? '');
  const [fields, setFields] = useState(detected);
  const save = useMutation({
    mutationFn: () =>
      setImportColumns(
        found.id,
        fields.map((field) => field || null),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['listing-import', found.id] }),
  });
  const changed = fields.some((field, index) => field !== detected[index]);
  const needed = ['ref', 'kind'].filter((key) => !fields.includes(key));
  const taken = new Set(fields.filter((field, index) => field && fields.indexOf(field) !== index));
  const choose = (index: number, value: string) => setFields(fields.map((field, at) => (at === index ? value : field)));
  const labelOf = (key: string) => found.fields.find((field) => field.key === key)?.label ?? key;
  return (
    <div className="import-columns">
      <div className="import-columns-head">
        <h2>{t('listingImport.columns')}</h2>
        <p className="ink-3 small">{t('listingImport.columnsHint')}</p>
      </div>
      {needed.length > 0 && (
        <p className="notice notice-soft" role="status">
          {t('listingImport.needed', { columns: needed.map(labelOf).join('、') })}
        </p>
      )}
      <ul className="lines" aria-label={t('listingImport.columns')}>
        {found.columns.map(({ header, confidence }, index) => (
          <li key={index} className="line import-column">
            <strong className="clip">{header || t('listingImport.noHeader', { number: index + 1 })}</strong>
            <select
              className="input"
              aria-label={t('listingImport.columnIs', { column: header })}
              aria-invalid={taken.has(fields[index]!) || undefined}
              value={fields[index]}
              onChange={(event) => choose(index, event.target.value)}
            >
              <option value="">{t('listingImport.leaveOut')}</option>
              {found.fields.map(({ key, label }) => (
                <option key={key} value={key}>
                  {label}
                </option>
              ))}
            </select>
            <span className={sureness(fields[index]!, confidence, taken.has(fields[index]!)).className}>
              {t(sureness(fields[index]!, confidence, taken.has(fields[index]!)).word)}
            </span>
            <span className="clip ink-2 import-sample">
              {found.sample
                .map((row) => row[index])
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {save.error && <FormNotice error={save.error} />}
      {(changed || found.status === 'uploaded') && (
        <div className="form-foot">
          <Button
            look={changed || found.status === 'uploaded' ? 'primary' : 'plain'}
            busy={save.isPending}
            disabled={needed.length > 0 || taken.size > 0}
            onClick={() => save.mutate()}
          >
            {t('listingImport.checkAgain')}
          </Button>
          {taken.size > 0 && <span className="late small">{t('listingImport.double')}</span>}
        </div>
      )}
    </div>
  );
}

function sureness(field: string, confidence: number, double: boolean): { word: string; className: string } {
  if (double) return { word: 'listingImport.isDouble', className: 'small late' };
  if (!field) return { word: 'listingImport.isOut', className: 'small ink-3' };
  return confidence <= 0.5 && confidence > 0
    ? { word: 'listingImport.isGuess', className: 'small soon' }
    : { word: 'listingImport.isSure', className: 'small done' };
}
