import { useTranslation } from 'react-i18next';
import { useCan } from '../api/session';
import { ViewTabs } from '../ui/view-tabs';

/** The reports that a person may open; advisors have the one of their own leads. */
export function ReportTabs({ chosen }: { chosen: 'overview' | 'attribution' }) {
  const { t } = useTranslation();
  const whole = useCan('report.view');
  const tabs = [
    ...(whole ? [{ key: 'overview', label: t('report.overview'), href: '/reports' }] : []),
    { key: 'attribution', label: t('report.attribution'), href: '/reports/attribution' },
  ];
  return <ViewTabs label={t('nav.reports')} chosen={chosen} tabs={tabs} />;
}
