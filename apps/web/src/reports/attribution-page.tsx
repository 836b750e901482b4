import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { attributionFile, attributionQuery, type AttributionBy, type Touch } from '../api/reports';
import { exact } from '../format/time';
import { TitleLine } from '../shell/title-line';
import { Bones, Empty, Failed } from '../ui/states';
import { AttributionTable } from './attribution-table';
import { PeriodBar } from './period-bar';
import { ReportTabs } from './report-tabs';
import '../styles/lists.css';
import '../styles/reports.css';

const groups: AttributionBy[] = ['article', 'column', 'outlet', 'city'];
const touches: Touch[] = ['last', 'first'];

type ChoiceProps<T extends string> = { label: string; words: string; all: T[]; chosen: T; onChoose: (one: T) => void };

function Choice<T extends string>({ label, words, all, chosen, onChoose }: ChoiceProps<T>) {
  const { t } = useTranslation();
  return (
    <div className="chips" role="group" aria-label={label}>
      {all.map((key) => (
        <button key={key} type="button" className="chip" aria-pressed={chosen === key} onClick={() => onChoose(key)}>
          {t(`${words}.${key}`)}
        </button>
      ))}
    </div>
  );
}

/** Which article earned what, down to the signed square metre; every number opens its rows. */
export function AttributionPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: '/inside/reports/attribution' });
  const by = groups.find((key) => key === search.by) ?? 'article';
  const touch = touches.find((key) => key === search.touch) ?? 'last';
  const period = { from: search.from, to: search.to };
  const query = useQuery(attributionQuery({ ...period, by, touch }));
  const go = (patch: Record<string, string | undefined>) =>
    void navigate({ to: '/reports/attribution', search: { ...search, ...patch }, replace: true });
  return (
    <>
      <TitleLine title={t('nav.reports')} tab={t('report.attribution')}>
        <PeriodBar period={period} onChange={({ from, to }) => go({ from, to, all: from || to ? undefined : '1' })} />
      </TitleLine>
      <ReportTabs chosen="attribution" />
      <div className="report-bar">
        <Choice
          label={t('report.groupBy')}
          words="report.by"
          all={groups}
          chosen={by}
          onChoose={(key) => go({ by: key })}
        />
        <Choice
          label={t('report.touchLabel')}
          words="report.touch"
          all={touches}
          chosen={touch}
          onChoose={(key) => go({ touch: key })}
        />
        <a className="small" download href={attributionFile({ ...period, by, touch })}>
          {t('report.asCsv')}
        </a>
        {query.data && <span className="ink-3 small">{t('report.asOf', { at: exact(query.data.asOf) })}</span>}
      </div>
      <section className="report-part" aria-label={t('report.attribution')}>
        {query.isPending && <Bones rows={10} height={37} />}
        {query.isError && <Failed error={query.error} retry={() => void query.refetch()} />}
        {query.data && query.data.items.length === 0 && (
          <Empty title={t('report.noAttribution')}>{t('report.noAttributionText')}</Empty>
        )}
        {query.data && query.data.items.length > 0 && <AttributionTable report={query.data} by={by} />}
        <p className="small ink-3 report-definition">{t(`report.attributionDefinition.${touch}`)}</p>
      </section>
    </>
  );
}
