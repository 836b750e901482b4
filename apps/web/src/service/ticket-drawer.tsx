import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../api/problem-text';
import { editTicket, noteTicket, ticketQuery } from '../api/service';
import { useCan } from '../api/session';
import type { TicketDetail, TicketEdit } from '../api/views';
import { freshKey } from '../format/fresh-key';
import { yuan } from '../format/number';
import { fromLocalField, toLocalField } from '../format/shanghai';
import { ago, due, exact } from '../format/time';
import { Fact } from '../lead/fact';
import { leadName } from '../lead/lead-name';
import { OwnerPicker } from '../leads/owner-picker';
import { AppLink } from '../ui/app-link';
import { Button } from '../ui/button';
import { TextArea, TextField } from '../ui/field';
import { SideDrawer } from '../ui/lazy-ant';
import { Bones, Failed } from '../ui/states';
import { toast } from '../ui/toast';
import { historyText, ticketStatuses } from './ticket-words';

/** One request: its clock, its owner, how far it is, and everything that was done. */
export function TicketDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const query = useQuery(ticketQuery(id));
  const ticket = query.data;
  return (
    <SideDrawer open title={ticket ? ticket.title : t('common.loading')} onClose={onClose}>
      {query.isPending && <Bones rows={8} height={32} />}
      {query.isError && <Failed error={query.error} retry={() => void query.refetch()} />}
      {ticket && <Body key={ticket.id} ticket={ticket} />}
    </SideDrawer>
  );
}

/** Puts the answer of the server on screen, and lets the lists be read again. */
function useTicketChange() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  return {
    onSuccess: (ticket: TicketDetail) => {
      queries.setQueryData(ticketQuery(ticket.id).queryKey, ticket);
      void queries.invalidateQueries({ queryKey: ['tickets'] });
    },
    onError: (error: unknown) => toast(problemText(error, t), { bad: true }),
  };
}

function Body({ ticket }: { ticket: TicketDetail }) {
  const { t } = useTranslation();
  const change = useTicketChange();
  const people = useCan('user.view');
  const edit = useMutation({
    mutationFn: (patch: Omit<TicketEdit, 'version'>) => editTicket(ticket.id, { ...patch, version: ticket.version }),
    ...change,
  });
  const { state, text } = due(ticket.due, t);
  const late = state === 'late' && ticket.closedAt === null;
  return (
    <div className="stack">
      <div className="chips" role="radiogroup" aria-label={t('ticket.statusLabel')}>
        {ticketStatuses.map((status) => (
          <button
            key={status}
            type="button"
            role="radio"
            className="chip"
            aria-checked={ticket.status === status}
            onClick={() => ticket.status !== status && edit.mutate({ status })}
          >
            {t(`ticket.status.${status}`)}
          </button>
        ))}
      </div>
      <dl className="facts">
        <Fact label={t('ticket.company')}>
          <AppLink href={`/leads/${ticket.lead.id}`}>{leadName(ticket.lead)}</AppLink>
        </Fact>
        <Fact label={t('ticket.kindLabel')}>{t(`ticket.kind.${ticket.kind}`)}</Fact>
        {ticket.amountYuan !== null && (
          <Fact label={t('ticket.amount')}>{t('ticket.yuan', { amount: yuan(ticket.amountYuan) })}</Fact>
        )}
        {ticket.deadlineOn && <Fact label={t('ticket.deadline')}>{ticket.deadlineOn}</Fact>}
        <Fact label={t('ticket.due')} title={exact(ticket.due)}>
          <span className={late ? 'late' : undefined}>{ticket.closedAt ? exact(ticket.due) : text}</span>
        </Fact>
        {!people && <Fact label={t('lead.owner')}>{ticket.owner?.name ?? t('common.unknown')}</Fact>}
      </dl>
      {people && <OwnerPicker value={ticket.owner?.id} onChange={(ownerId) => ownerId && edit.mutate({ ownerId })} />}
      {ticket.closedAt === null && (
        <TextField
          label={t('ticket.move')}
          type="datetime-local"
          defaultValue={toLocalField(new Date(ticket.due))}
          onBlur={(event) => {
            const at = fromLocalField(event.target.value);
            if (at && at.getTime() !== new Date(toLocalMinute(ticket.due)).getTime())
              edit.mutate({ due: at.toISOString() });
          }}
        />
      )}
      {ticket.details && <p className="ticket-details">{ticket.details}</p>}
      <NoteForm id={ticket.id} change={change} />
      <History items={ticket.history} />
    </div>
  );
}

/** The instant without its seconds, as a field of minutes gives it back. */
const toLocalMinute = (iso: string): string => `${iso.slice(0, 16)}:00Z`;

function NoteForm({ id, change }: { id: string; change: ReturnType<typeof useTicketChange> }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [key, setKey] = useState(freshKey);
  const note = useMutation({
    mutationFn: () => noteTicket(id, { text: text.trim(), key }),
    onSuccess: (ticket) => {
      setText('');
      setKey(freshKey());
      change.onSuccess(ticket);
    },
    onError: change.onError,
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() && !note.isPending) note.mutate();
      }}
    >
      <TextArea
        label={t('ticket.note')}
        placeholder={t('ticket.noteHint')}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" disabled={!text.trim()} busy={note.isPending}>
        {t('ticket.addNote')}
      </Button>
    </form>
  );
}

function History({ items }: { items: TicketDetail['history'] }) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('ticket.historyTitle')}>
      <h3>{t('ticket.historyTitle')}</h3>
      <ul className="ticket-history">
        {items.map((item) => (
          <li key={item.id}>
            <span>{historyText(item, t)}</span>
            <span className="ink-3 small" title={exact(item.at)}>
              {item.actor ?? t('timeline.system')} · {ago(item.at, t)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
