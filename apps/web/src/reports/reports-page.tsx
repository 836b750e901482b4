import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { funnelQuery, lostMatchesQuery, sourcesQuery, type Period } from '../api/reports';
import { number } from '../format/number';
import { exact } from '../format/time';
import { TitleLine } from '../shell/title-line';
import { Bones, Empty, Failed } from '../ui/states';
import { Funnel } from './funnel';
import { LostMatches } from './lost-matches';
import { PeriodBar } from './period-bar';
import { ReportTabs } from './report-tabs';
import { Sources } from './sources';
import '../styles/lists.css';
import '../styles/reports.css';

export function ReportsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const period: Period = useSearch({ from: '/inside/reports' });
  const funnel = useQuery(funnelQuery(period));
  const sources = useQuery(sourcesQuery(period));
  const lost = useQuery(lostMatchesQuery(period));
  const go = (next: Period) => void navigate({ to: '/reports', search: next, replace: true });
  return (
    <>
      <TitleLine title={t('nav.reports')} tab={t('report.overview')}>
        <PeriodBar period={period} onChange={go} />
      </TitleLine>
      <ReportTabs chosen="overview" />
      <div className="report">
        <section className="report-part" aria-label={t('report.funnel')}>
          <header className="report-head">
            <h2>{t('report.funnel')}</h2>
            {funnel.data && <span className="ink-3 small">{t('report.asOf', { at: exact(funnel.data.asOf) })}</span>}
          </header>
          {funnel.isPending && <Bones rows={10} height={32} />}
          {funnel.isError && <Failed error={funnel.error} retry={() => void funnel.refetch()} />}
          {funnel.data && funnel.data.total === 0 && <Empty title={t('report.none')}>{t('report.noneText')}</Empty>}
          {funnel.data && funnel.data.total > 0 && (
            <>
              <p className="report-total">
                <strong>{number(funnel.data.total)}</strong> {t('report.leadsInPeriod')}
              </p>
              <Funnel funnel={funnel.data} />
              <p className="small ink-3 report-definition">{t('report.definition')}</p>
            </>
          )}
        </section>
        <section className="report-part" aria-label={t('report.sources')}>
          <header className="report-head">
            <h2>{t('report.sources')}</h2>
          </header>
          {sources.isPending && <Bones rows={6} />}
          {sources.isError && <Failed error={sources.error} retry={() => void sources.refetch()} />}
          {sources.data && <Sources rows={sources.data.items} />}
        </section>
        {lost.data && lost.data.items.length > 0 && (
          <section className="report-part report-wide" aria-label={t('report.lost')}>
            <header className="report-head">
              <h2>{t('report.lost')}</h2>
            </header>
            <LostMatches rows={lost.data.items} period={period} />
          </section>
        )}
      </div>
    </>
  );
}
