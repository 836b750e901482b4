import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dealQuery, ticketsQuery } from '../api/service';
import type { LeadView } from '../api/views';
import { leadName } from '../lead/lead-name';
import { Button } from '../ui/button';
import { useNow } from '../ui/use-now';
import { DealFactsList } from './deal-facts';
import { DealSheet } from './deal-sheet';
import { TaxSheet } from './tax-sheet';
import { TicketDrawer } from './ticket-drawer';
import { TicketLine } from './ticket-line';
import { TicketSheet } from './ticket-sheet';
import '../styles/lists.css';
import '../styles/follow-up.css';

const signed = ['signed', 'landed', 'operating'];

/** After the signature: what was promised and what came of it, and what the company asks for. */
export function DealBlock({ lead }: { lead: LeadView }) {
  return signed.includes(lead.stage) ? <Blocks lead={lead} /> : null;
}

function Blocks({ lead }: { lead: LeadView }) {
  const { t } = useTranslation();
  const now = useNow();
  const deal = useQuery(dealQuery(lead.id)).data?.deal ?? null;
  const tickets = useInfiniteQuery(ticketsQuery({ lead: lead.id })).data?.pages.flatMap(({ items }) => items) ?? [];
  const [sheet, setSheet] = useState<'deal' | 'tax' | 'ticket'>();
  const [open, setOpen] = useState<string>();
  const close = () => setSheet(undefined);
  return (
    <>
      <section className="block" aria-label={t('deal.title')}>
        <div className="block-head">
          <h3>{t('deal.title')}</h3>
          <span>
            {deal && (
              <Button look="text" className="small" onClick={() => setSheet('tax')}>
                {t('deal.recordTax')}
              </Button>
            )}{' '}
            <Button look="text" className="small" onClick={() => setSheet('deal')}>
              {t(deal ? 'common.edit' : 'deal.record')}
            </Button>
          </span>
        </div>
        {deal ? <DealFactsList deal={deal} now={now} /> : <p className="ink-3 small">{t('deal.none')}</p>}
      </section>
      <section className="block" aria-label={t('ticket.ofCompany')}>
        <div className="block-head">
          <h3>{t('ticket.ofCompany')}</h3>
          <Button look="text" className="small" onClick={() => setSheet('ticket')}>
            {t('ticket.add')}
          </Button>
        </div>
        {tickets.length === 0 && <p className="ink-3 small">{t('ticket.noneOpen')}</p>}
        <ul className="ticket-lines">
          {tickets.map((ticket) => (
            <TicketLine key={ticket.id} ticket={ticket} now={now} onOpen={setOpen} />
          ))}
        </ul>
      </section>
      {sheet === 'deal' && <DealSheet leadId={lead.id} deal={deal} onClose={close} />}
      {sheet === 'tax' && deal && <TaxSheet leadId={lead.id} onClose={close} />}
      {sheet === 'ticket' && <TicketSheet leadId={lead.id} who={leadName(lead)} onClose={close} />}
      {open && <TicketDrawer id={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}
