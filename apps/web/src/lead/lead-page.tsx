import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { leadQuery } from '../api/leads';
import { Problem } from '../api/problem';
import { useHotkeys } from '../shell/use-hotkeys';
import { TitleLine } from '../shell/title-line';
import { Button } from '../ui/button';
import { Bones, Empty, Failed } from '../ui/states';
import { useWide } from '../ui/use-wide';
import { Composer } from './composer';
import { FactsPanel } from './facts-panel';
import { LeadActs } from './lead-acts';
import { leadName } from './lead-name';
import { LeadSheets, type LeadSheet } from './lead-sheets';
import { MatchList } from './match-list';
import { StageWord } from './stage-word';
import { Timeline } from './timeline';
import { usePhone } from './use-phone';
import '../styles/lead-parts.css';
import '../styles/lead.css';

const tabs = ['facts', 'timeline', 'matches'] as const;

export function LeadPage() {
  const { leadId } = useParams({ from: '/inside/leads/$leadId' });
  const { t } = useTranslation();
  const navigate = useNavigate();
  const wide = useWide();
  const [tab, setTab] = useState<(typeof tabs)[number]>('facts');
  const [sheet, setSheet] = useState<LeadSheet>(null);
  const query = useQuery(leadQuery(leadId));
  const phone = usePhone(leadId, () => setSheet({ kind: 'call' }));
  const lead = query.data;

  useHotkeys(
    {
      c: () => setSheet({ kind: 'call' }),
      s: () => setSheet({ kind: 'stage' }),
      n: () => {
        setTab('timeline');
        requestAnimationFrame(() => document.getElementById(`note-${leadId}`)?.focus());
      },
      Escape: () => window.history.length > 1 && window.history.back(),
    },
    Boolean(lead),
  );

  if (query.isPending) return <Waiting />;
  if (!lead) {
    const gone = query.error instanceof Problem && query.error.status === 404;
    return (
      <div className="page-pad">
        {gone ? (
          <Empty
            title={t('lead.gone')}
            action={<Button onClick={() => void navigate({ to: '/leads', search: {} })}>{t('lead.toList')}</Button>}
          >
            {t('lead.goneText')}
          </Empty>
        ) : (
          <Failed error={query.error} retry={() => void query.refetch()} />
        )}
      </div>
    );
  }

  const panels = {
    facts: <FactsPanel lead={lead} phone={phone} onLater={(task) => setSheet({ kind: 'later', task })} />,
    timeline: (
      <>
        <Composer leadId={leadId} key={leadId} />
        <Timeline leadId={leadId} owner={lead.owner} />
      </>
    ),
    matches: <MatchList matches={lead.matches} />,
  };
  return (
    <>
      <TitleLine
        title={leadName(lead)}
        count={lead.ref}
        action={<LeadActs lead={lead} phone={phone} onOpen={setSheet} />}
      >
        <button
          type="button"
          className="stage-button"
          title={t('stageMove.open')}
          onClick={() => setSheet({ kind: 'stage' })}
        >
          <StageWord stage={lead.stage} />
        </button>
      </TitleLine>
      {wide ? (
        <div className="lead">
          <aside className="lead-facts">{panels.facts}</aside>
          <section className="lead-timeline" aria-label={t('lead.timeline')}>
            {panels.timeline}
          </section>
          <aside className="lead-matches">
            <h3>
              {t('lead.matches')} <span className="ink-3">{lead.matches.length || ''}</span>
            </h3>
            {panels.matches}
          </aside>
        </div>
      ) : (
        <>
          <div className="tabs lead-tabs" role="tablist">
            {tabs.map((key) => (
              <button
                key={key}
                type="button"
                role="tab"
                className="tab"
                aria-selected={tab === key}
                onClick={() => setTab(key)}
              >
                {t(`lead.${key}`)}
                {key === 'matches' && lead.matches.length > 0 && <span className="ink-3"> {lead.matches.length}</span>}
              </button>
            ))}
          </div>
          <div className="lead-panel" role="tabpanel">
            {panels[tab]}
          </div>
        </>
      )}
      {sheet && <LeadSheets lead={lead} sheet={sheet} onClose={() => setSheet(null)} />}
    </>
  );
}

function Waiting() {
  return (
    <>
      <div className="title-line" />
      <div className="lead">
        <aside className="lead-facts">
          <Bones rows={12} />
        </aside>
        <section className="lead-timeline">
          <Bones rows={8} height={48} />
        </section>
        <aside className="lead-matches">
          <Bones rows={12} />
        </aside>
      </div>
    </>
  );
}
