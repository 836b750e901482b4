import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadRow } from '../api/views';
import { ago, due, exact } from '../format/time';
import { leadName } from '../lead/lead-name';
import { PoolClock } from '../lead/pool-clock';
import { StageWord } from '../lead/stage-word';
import { Icon } from '../ui/icon';

type Props = { lead: LeadRow; now: Date; pool: boolean; onClaim?: (lead: LeadRow) => void; claiming?: boolean };

/** Days before a lead goes back to the pool from which its line says so. */
const WITHIN = 3;

/** One lead on one line: who, need, stage, source, owner, and what comes next. */
export const LeadLine = memo(function LeadLine({ lead, now, pool, onClaim, claiming }: Props) {
  const { t } = useTranslation();
  const name = leadName(lead);
  const contact = lead.contact?.name;
  const next = lead.nextTask ? due(lead.nextTask.due, t, now) : null;
  return (
    <li className="line lead-line">
      <Link to="/leads/$leadId" params={{ leadId: lead.id }} className="line-link" title={`${name} · ${lead.ref}`}>
        <span className="lead-line-name clip">
          <strong>{name}</strong>
          {contact && contact !== name && <span className="ink-2"> {contact}</span>}
          {lead.contact?.agent && <span className="ink-3 small"> {t('lead.agent')}</span>}
          {lead.waiting && !lead.owner && <span className="late small"> {t('pool.waitingTag')}</span>}
          {lead.doNotContact && <span className="late small"> {t('doNotContact.tag')}</span>}
        </span>
        <span className="lead-line-need clip ink-2">
          <PoolClock lead={lead} now={now} within={WITHIN} /> {lead.needLine || t('lead.needUnread')}
        </span>
        <span className="lead-line-stage clip">
          <StageWord stage={lead.stage} />
        </span>
        <span className="lead-line-source clip ink-3" title={lead.source.article?.title}>
          {lead.source.article?.title ?? lead.source.listing?.title ?? t(`source.${lead.source.kind}`)}
        </span>
        <span className="lead-line-owner clip ink-2">{pool ? lead.phone : (lead.owner?.name ?? t('lead.inPool'))}</span>
        {pool ? (
          <span className="lead-line-next clip ink-3" title={exact(lead.createdAt)}>
            {ago(lead.createdAt, t, now)}
          </span>
        ) : (
          <span className={next?.state === 'late' ? 'lead-line-next clip late' : 'lead-line-next clip'}>
            {next && lead.nextTask ? (
              <>
                <Icon
                  name={next.state === 'late' ? 'late' : 'clock'}
                  className={next.state === 'late' ? '' : 'ink-3'}
                />
                <span className="clip" title={`${lead.nextTask.title} · ${exact(lead.nextTask.due)}`}>
                  {next.text}
                </span>
              </>
            ) : (
              <span className="ink-3">{lead.open ? t('reason.no_next_step') : t('lead.closed')}</span>
            )}
          </span>
        )}
      </Link>
      {onClaim && !lead.doNotContact && (
        <button type="button" className="btn lead-line-claim" disabled={claiming} onClick={() => onClaim(lead)}>
          {t('pool.claim')}
        </button>
      )}
    </li>
  );
});
