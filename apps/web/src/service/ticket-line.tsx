import { useTranslation } from 'react-i18next';
import type { Ticket } from '../api/views';
import { yuan } from '../format/number';
import { due, exact } from '../format/time';
import { leadName } from '../lead/lead-name';

type Props = { ticket: Ticket; now: Date; onOpen: (id: string) => void };

/** A request on one line: who asks, for what, who answers, and until when. */
export function TicketLine({ ticket, now, onOpen }: Props) {
  const { t } = useTranslation();
  const { state, text } = due(ticket.due, t, now);
  const over = ticket.closedAt !== null;
  return (
    <li>
      <button type="button" className="ticket-line" onClick={() => onOpen(ticket.id)}>
        <span className="clip">
          <strong>{leadName(ticket.lead)}</strong>
        </span>
        <span className="clip">
          <span className="tag">{t(`ticket.kind.${ticket.kind}`)}</span> {ticket.title}
          {ticket.amountYuan !== null && (
            <span className="ink-2"> · {t('ticket.yuan', { amount: yuan(ticket.amountYuan) })}</span>
          )}
        </span>
        <span className="ink-2 ticket-line-status">{t(`ticket.status.${ticket.status}`)}</span>
        <span className="clip ink-3 ticket-line-owner">{ticket.owner?.name}</span>
        <span className={state === 'late' && !over ? 'task-due late' : 'task-due ink-3'} title={exact(ticket.due)}>
          {over ? exact(ticket.closedAt!).slice(0, 10) : text}
        </span>
      </button>
    </li>
  );
}
