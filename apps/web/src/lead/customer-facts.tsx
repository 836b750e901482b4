import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCan } from '../api/session';
import type { LeadView } from '../api/views';
import { phoneDisplay } from '../format/phone-display';
import { exact, when } from '../format/time';
import { CompanyFact } from './company-fact';
import { Fact } from './fact';
import { FindPhone } from './find-phone';
import { PhoneLine } from './phone-line';
import { PhoneNotes } from './phone-notes';
import { SourceLink } from './source-link';
import type { usePhone } from './use-phone';

/** Who the lead is, whose it is and where it came from. */
export function CustomerFacts({ lead, phone }: { lead: LeadView; phone: ReturnType<typeof usePhone> }) {
  const { t } = useTranslation();
  const mayReveal = useCan('lead.reveal') && lead.owner !== null;
  const shownOf = (id: string) => phone.phone?.contacts.find(({ contactId }) => contactId === id);
  const checkOf = (id?: string) => lead.contacts.find((contact) => contact.id === id)?.phoneCheck;
  const others = lead.contacts.filter(({ id }) => id !== lead.contact?.id);
  return (
    <dl className="facts">
      {lead.company && <CompanyFact leadId={lead.id} company={lead.company} mayEdit={lead.owner !== null} />}
      <Fact label={t('inquiry.contact')}>
        {lead.contact?.name || t('common.unknown')}{' '}
        {lead.contact?.agent && <span className="tag">{t('lead.agent')}</span>}
      </Fact>
      <Fact label={t('inquiry.phone')}>
        <PhoneLine
          masked={lead.phone}
          phone={phone.phone}
          mayReveal={mayReveal}
          busy={phone.busy}
          onReveal={phone.reveal}
        />
        <PhoneNotes check={checkOf(lead.contact?.id)} />
        {!lead.phone && lead.source.kind === 'prospect' && lead.owner && (
          <>
            {' '}
            <FindPhone lead={lead} />
          </>
        )}
      </Fact>
      {others.map(({ id, name, phone: masked }) => (
        <Fact key={id} label={t('lead.otherContact')}>
          {name || t('common.unknown')}{' '}
          {shownOf(id) ? phoneDisplay(shownOf(id)?.phone ?? '', shownOf(id)?.extension) : masked}
          <PhoneNotes check={checkOf(id)} />
        </Fact>
      ))}
      <Fact label={t('lead.owner')}>{lead.owner?.name ?? t('lead.inPool')}</Fact>
      <Fact label={t('lead.source')}>
        <SourceLink source={lead.source} />
      </Fact>
      <Fact label={t('lead.created')} title={exact(lead.createdAt)}>
        {when(lead.createdAt, t)}
      </Fact>
      {lead.linkedLead && (
        <Fact label={t('lead.linked')}>
          <Link to="/leads/$leadId" params={{ leadId: lead.linkedLead.id }}>
            {lead.linkedLead.ref}
          </Link>
        </Fact>
      )}
      {lead.lostReason && (
        <Fact label={t('stageMove.reason')}>
          {t(`lostReason.${lead.lostReason}`, { defaultValue: lead.lostReason })}
        </Fact>
      )}
      {lead.wakeOn && <Fact label={t('stageMove.wakeOn')}>{lead.wakeOn}</Fact>}
    </dl>
  );
}
