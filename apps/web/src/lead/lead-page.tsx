import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { leadQuery } from '../api/leads';
import { Problem } from '../api/problem';
import { useHotkeys } from '../shell/use-hotkeys';
import { TitleLine } from '../shell/title-line';
import { Button } from '../ui/button';
import { Bones, Empty, Failed } from '../ui/states';
import { LeadActs } from './lead-acts';
import { leadName } from './lead-name';
import { LeadPanels, type LeadTab } from './lead-panels';
import { LeadSheets, type LeadSheet } from './lead-sheets';
import { StageWord } from './stage-word';
import { usePhone } from './use-phone';
import '../styles/lead-parts.css';
import '../styles/lead.css';

export function LeadPage() {
  const { leadId } = useParams({ from: '/inside/leads/$leadId' });
  const { t } = useTranslation();
  const [tab, setTab] = useState<LeadTab>('facts');
  const [sheet, setSheet] = useState<LeadSheet>(null);
  const query = useQuery(leadQuery(leadId));
  const phone = usePhone(leadId, () => setSheet({ kind: 'call' }));
  const lead = query.data;
  const owned = Boolean(lead?.owner);
  const navigate = useNavigate();
  const survivor = lead && lead.id !== leadId ? lead.id : undefined;

  // An old link to a lead that was merged.
  useEffect(() => {
    if (survivor) void navigate({ to: '/leads/$leadId', params: { leadId: survivor }, replace: true });
  }, [survivor, navigate]);

  useHotkeys(
    {
      c: () => setSheet({ kind: 'call' }),
      s: () => setSheet({ kind: 'stage' }),
      n: () => {
        setTab('timeline');
        requestAnimationFrame(() => document.getElementById(`note-${leadId}`)?.focus());
      },
    },
    owned,
  );

  if (query.isPending) return <Waiting />;
  if (!lead) return <Missing error={query.error} retry={() => void query.refetch()} />;
  const stage = <StageWord stage={lead.stage} />;
  return (
    <>
      <TitleLine
        title={leadName(lead)}
        count={lead.ref}
        action={<LeadActs lead={lead} phone={phone} onOpen={setSheet} />}
      >
        {owned ? (
          <button
            type="button"
            className="stage-button"
            title={t('stageMove.open')}
            onClick={() => setSheet({ kind: 'stage' })}
          >
            {stage}
          </button>
        ) : (
          stage
        )}
      </TitleLine>
      <LeadPanels
        lead={lead}
        phone={phone}
        tab={tab}
        onTab={setTab}
        onLater={(task) => setSheet({ kind: 'later', task })}
      />
      {sheet && <LeadSheets lead={lead} sheet={sheet} onClose={() => setSheet(null)} />}
    </>
  );
}

function Missing({ error, retry }: { error: unknown; retry: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const gone = error instanceof Problem && error.status === 404;
  if (!gone) return <Failed error={error} retry={retry} />;
  return (
    <Empty
      title={t('lead.gone')}
      action={<Button onClick={() => void navigate({ to: '/leads', search: {} })}>{t('lead.toList')}</Button>}
    >
      {t('lead.goneText')}
    </Empty>
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
