import { useTranslation } from 'react-i18next';
import type { FunnelView } from '../api/views';
import { number, percent } from '../format/number';
import { AppLink } from '../ui/app-link';

const Count = ({ value, href }: { value: number; href: string }) =>
  value > 0 ? <AppLink href={href}>{number(value)}</AppLink> : <span className="ink-3">0</span>;

/** A bar a stage for how many came this far, and how many stand there now; every number opens its leads. */
export function Funnel({ funnel }: { funnel: FunnelView }) {
  const { t } = useTranslation();
  const way = funnel.items.filter(({ reached }) => reached !== null);
  const left = funnel.items.filter(({ reached }) => reached === null);
  const most = Math.max(1, funnel.total);
  return (
    <div className="funnel" role="table" aria-label={t('report.funnel')}>
      <div className="funnel-row funnel-head" role="row">
        <span role="columnheader">{t('lead.stage')}</span>
        <span />
        <span role="columnheader">{t('report.reached')}</span>
        <span />
        <span role="columnheader">{t('report.now')}</span>
      </div>
      {way.map(({ stage, count, reached, href, reachedHref }) => (
        <div key={stage} className="funnel-row" role="row">
          <span role="rowheader">{t(`stage.${stage}`)}</span>
          <span className="funnel-track" aria-hidden="true">
            <span className="funnel-bar" style={{ width: `${((reached ?? 0) / most) * 100}%` }} />
          </span>
          <span role="cell">
            <Count value={reached ?? 0} href={reachedHref ?? href} />
          </span>
          <span role="cell" className="ink-3">
            {percent((reached ?? 0) / most)}
          </span>
          <span role="cell">
            <Count value={count} href={href} />
          </span>
        </div>
      ))}
      <p className="funnel-exits">
        <span className="ink-3">{t('report.exits')}</span>
        {left.map(({ stage, count, href }) => (
          <span key={stage}>
            {t(`stage.${stage}`)} <Count value={count} href={href} />
          </span>
        ))}
      </p>
    </div>
  );
}
