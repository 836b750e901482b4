import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { leadQuery } from '../api/leads';
import { useCan } from '../api/session';
import type { TodayItem } from '../api/views';
import { exact, when } from '../format/time';
import { InquiryWords } from '../lead/inquiry-words';
import { leadName } from '../lead/lead-name';
import { NeedList } from '../lead/need-list';
import { PhoneLine } from '../lead/phone-line';
import { Questions } from '../lead/questions';
import { StageWord } from '../lead/stage-word';
import { useClaim } from '../lead/use-claim';
import { usePhone } from '../lead/use-phone';
import { ClimbNote } from '../tasks/climb-note';
import { Button } from '../ui/button';
import { NewFits } from './new-fits';
import { ReasonTag } from './reason-tag';
import { TopMatches } from './top-matches';

type Props = { item: TodayItem; now: Date; onLog: () => void; onLater: () => void; onStage: () => void };

/** Who, what they need, what to say and what to offer: enough to call without opening anything. */
export function Brief({ item, now, onLog, onLater, onStage }: Props) {
  const { t } = useTranslation();
  const { lead, task, inquiry } = item;
  const full = useQuery(leadQuery(lead.id)).data;
  const mayReveal = useCan('lead.reveal');
  const { phone, reveal, call, busy } = usePhone(lead.id, onLog);
  const claim = useClaim(lead.id);
  const mine = lead.owner !== null;
  return (
    <article className="brief" aria-label={leadName(lead)}>
      <header className="brief-head">
        <div className="brief-title">
          <h2>{leadName(lead)}</h2>
          <Link to="/leads/$leadId" params={{ leadId: lead.id }} className="small">
            {t('today.open')}
          </Link>
        </div>
        <p className="brief-who">
          {lead.contact?.name && <span>{lead.contact.name}</span>}
          {lead.contact?.agent && <span className="tag">{t('lead.agent')}</span>}
          <PhoneLine masked={lead.phone} phone={phone} mayReveal={mayReveal && mine} busy={busy} onReveal={reveal} />
        </p>
        <p className="brief-why">
          <ReasonTag item={item} now={now} />
          <NewFits item={item} />
          {task && (
            <span>
              {task.title || t(`taskKind.${task.kind}`)}
              <ClimbNote rung={task.rung} />
            </span>
          )}
          {task && (
            <time className="ink-3" dateTime={task.due} title={exact(task.due)}>
              {when(task.due, t, now)}
            </time>
          )}
        </p>
      </header>
      <div className="brief-acts">
        {mine ? (
          <>
            <Button look="primary" icon="phone" busy={busy} disabled={!lead.phone} onClick={call}>
              {t('today.call')}
            </Button>
            <Button icon="log" shortcut="C" onClick={onLog}>
              {t('today.log')}
            </Button>
            <Button icon="clock" onClick={onLater}>
              {t(task ? 'today.later' : 'lead.planNext')}
            </Button>
          </>
        ) : (
          <Button look="primary" busy={claim.isPending} onClick={() => claim.mutate()}>
            {t('pool.claim')}
          </Button>
        )}
      </div>
      <section className="block">
        <div className="block-head">
          <h3>{t('lead.need')}</h3>
          <Button look="text" className="small" title={t('stageMove.open')} onClick={onStage}>
            <StageWord stage={full?.stage ?? lead.stage} />
          </Button>
        </div>
        <NeedList need={full?.need ?? {}} line={lead.needLine} />
      </section>
      <section className="block">
        <h3>{t('lead.matches')}</h3>
        <TopMatches matches={item.topMatches} />
      </section>
      {full && <Questions questions={full.questions} />}
      {inquiry && (
        <section className="block">
          <h3>{t('lead.words')}</h3>
          <InquiryWords inquiry={inquiry} />
        </section>
      )}
    </article>
  );
}
