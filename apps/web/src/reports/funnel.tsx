import { useTranslation } from 'react-i18next';
import type { Period } from '../api/reports';
import type { FunnelView } from '../api/views';
import { number, percent } from '../format/number';
import { AppLink } from '../ui/app-link';
import { drillHref } from './drill';

/** One bar a stage in one hue, its number and share written on the line. */
export function Funnel({ funnel, period }: { funnel: FunnelView; period: Period }) {
  const { t } = useTranslation();
  const most = Math.max(1, ...funnel.items.map(({ count }) => count));
  return (
    <ol className="funnel">
      {funnel.items.map(({ stage, label, count, share, href }) => (
        <li key={stage}>
          <span className="funnel-label">{label || t(`stage.${stage}`)}</span>
          <span className="funnel-track" aria-hidden="true">
            <span className="funnel-bar" style={{ width: `${(count / most) * 100}%` }} />
          </span>
          <AppLink className="funnel-count" href={drillHref(href, period, { stage }, funnel.asOf)}>
            {number(count)}
          </AppLink>
          <span className="funnel-share ink-3">{percent(share)}</span>
        </li>
      ))}
    </ol>
  );
}
