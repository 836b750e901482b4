import { useTranslation } from 'react-i18next';

export function LeadHead({ pool }: { pool: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={pool ? 'lines-head lead-line pool-lines' : 'lines-head lead-line'} aria-hidden="true">
      <span>{t('leads.column.name')}</span>
      <span>{t('leads.column.need')}</span>
      <span>{t('leads.column.stage')}</span>
      <span>{t('leads.column.source')}</span>
      <span>{t(pool ? 'leads.column.phone' : 'leads.column.owner')}</span>
      <span>{t(pool ? 'leads.column.came' : 'leads.column.next')}</span>
    </div>
  );
}
