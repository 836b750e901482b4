import type { TicketDetail } from '../api/views';
import { when, type TimeWords } from '../format/time';

export const ticketKinds = ['registration', 'permit', 'housing', 'policy', 'complaint', 'other'] as const;
export const ticketStatuses = ['open', 'doing', 'waiting', 'done', 'dropped'] as const;

/** One line of a ticket's history. */
export function historyText({ type, data, text }: TicketDetail['history'][number], t: TimeWords): string {
  const said = data as Record<string, string | undefined>;
  switch (type) {
    case 'ticket.noted':
      return text ?? '';
    case 'ticket.moved':
      return t('ticket.history.moved', { to: t(`ticket.status.${said.to}`) });
    case 'ticket.rescheduled':
      return t('ticket.history.rescheduled', { due: when(said.due ?? '', t) });
    default:
      return t(`ticket.history.${type.slice('ticket.'.length)}`);
  }
}
