import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadFilters } from '../api/leads';
import { Button } from '../ui/button';
import { ExportSheet } from './export-sheet';

/** 导出, beside the filters that it goes by. */
export function ExportButton({ filters }: { filters: LeadFilters }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {t('leadExport.open')}
      </Button>
      {open && <ExportSheet filters={filters} onClose={() => setOpen(false)} />}
    </>
  );
}
