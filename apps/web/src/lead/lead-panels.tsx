import { useTranslation } from 'react-i18next';
import type { LeadView, TaskView } from '../api/views';
import { useWide } from '../ui/use-wide';
import { Composer } from './composer';
import { FactsPanel } from './facts-panel';
import { MatchList } from './match-list';
import { Timeline } from './timeline';
import type { usePhone } from './use-phone';

export const leadTabs = ['facts', 'timeline', 'matches'] as const;
export type LeadTab = (typeof leadTabs)[number];

type Props = {
  lead: LeadView;
  phone: ReturnType<typeof usePhone>;
  tab: LeadTab;
  onTab: (tab: LeadTab) => void;
  onLater: (task: TaskView) => void;
};

/** Facts, timeline and matches: side by side, or behind tabs on a phone. */
export function LeadPanels({ lead, phone, tab, onTab, onLater }: Props) {
  const { t } = useTranslation();
  const wide = useWide();
  const count = lead.matches.length || '';
  const panels = {
    facts: <FactsPanel lead={lead} phone={phone} onLater={onLater} />,
    timeline: (
      <>
        {lead.owner && <Composer leadId={lead.id} key={lead.id} />}
        <Timeline leadId={lead.id} owner={lead.owner} />
      </>
    ),
    matches: <MatchList lead={lead} key={lead.id} />,
  };
  if (wide)
    return (
      <div className="lead">
        <aside className="lead-facts">{panels.facts}</aside>
        <section className="lead-timeline" aria-label={t('lead.timeline')}>
          {panels.timeline}
        </section>
        <aside className="lead-matches">
          <h3>
            {t('lead.matches')} <span className="ink-3">{count}</span>
          </h3>
          {panels.matches}
        </aside>
      </div>
    );
  return (
    <>
      <div className="tabs lead-tabs" role="tablist">
        {leadTabs.map((key) => (
          <button
            key={key}
            type="button"
            role="tab"
            className="tab"
            aria-selected={tab === key}
            onClick={() => onTab(key)}
          >
            {t(`lead.${key}`)} {key === 'matches' && <span className="ink-3">{count}</span>}
          </button>
        ))}
      </div>
      <div className="lead-panel" role="tabpanel">
        {panels[tab]}
      </div>
    </>
  );
}
