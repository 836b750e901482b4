import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadFilters } from '../api/leads';
import { ExportSheet } from './export-sheet';

/** 导出, beside the filters that it goes by. */
export function ExportButton({ filters }: { filters: LeadFilters }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="link small" onClick={() => setOpen(true)}>
        {t('leadExport.open')}
      </button>
      {open && <ExportSheet filters={filters} onClose={() => setOpen(false)} />}
    </>
  );
}
