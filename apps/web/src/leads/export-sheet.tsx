import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportCountQuery, exportLeads, type LeadFilters } from '../api/leads';
import { number } from '../format/number';
import { Button } from '../ui/button';
import { Chips } from '../ui/chips';
import { FormNotice } from '../ui/form-notice';
import { Sheet } from '../ui/sheet';
import { Bones, Failed } from '../ui/states';
import { toast } from '../ui/toast';

const formats = ['xlsx', 'csv'] as const;
type Format = (typeof formats)[number];

/** The list as it is narrowed now, as a file: how many lines, what is left out, and in which format. */
export function ExportSheet({ filters, onClose }: { filters: LeadFilters; onClose: () => void }) {
  const { t } = useTranslation();
  const [format, setFormat] = useState<Format>('xlsx');
  const count = useQuery(exportCountQuery(filters));
  const take = useMutation({
    mutationFn: () => exportLeads(filters, format),
    onSuccess: ({ file, name }) => {
      save(file, name);
      toast(t('leadExport.done', { name }));
      onClose();
    },
  });
  const rows = count.data?.rows;
  return (
    <Sheet
      title={t('leadExport.title')}
      onClose={onClose}
      footer={
        <Button look="primary" busy={take.isPending} disabled={!rows} onClick={() => take.mutate()}>
          {t('leadExport.do')}
        </Button>
      }
    >
      {count.isPending && <Bones rows={2} />}
      {count.isError && <Failed error={count.error} retry={() => void count.refetch()} />}
      {count.data && (
        <>
          <p>{t(rows ? 'leadExport.rows' : 'leadExport.none', { count: number(count.data.rows) })}</p>
          {count.data.leftOut > 0 && (
            <p className="ink-2">{t('leadExport.leftOut', { count: number(count.data.leftOut) })}</p>
          )}
          <Chips
            label={t('leadExport.format')}
            options={formats.map((key) => ({ key, label: t(`leadExport.formats.${key}`) }))}
            chosen={format}
            onChoose={(key) => key && setFormat(key as Format)}
          />
          <p className="small ink-3">{t('leadExport.text')}</p>
        </>
      )}
      <FormNotice error={take.error} />
    </Sheet>
  );
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
