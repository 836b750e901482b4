import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCan } from '../api/session';
import type { LeadView, TaskView } from '../api/views';
import { phoneDisplay } from '../format/phone-display';
import { exact, when } from '../format/time';
import { InquiryWords } from './inquiry-words';
import { NeedList } from './need-list';
import { PhoneLine } from './phone-line';
import { Receipt } from './receipt';
import { Questions } from './questions';
import { TasksBlock } from './tasks-block';
import type { usePhone } from './use-phone';

type Props = { lead: LeadView; phone: ReturnType<typeof usePhone>; onLater: (task: TaskView) => void };

export function FactsPanel({ lead, phone, onLater }: Props) {
  const { t } = useTranslation();
  const mayReveal = useCan('lead.reveal');
  const { source } = lead;
  const phoneOf = (id: string) => {
    const shown = phone.phone?.contacts.find(({ contactId }) => contactId === id)?.phone;
    return shown && phoneDisplay(shown);
  };
  const others = lead.contacts.filter(({ id }) => id !== lead.contact?.id);
  return (
    <>
      <section className="block">
        <h3>{t('lead.next')}</h3>
        <TasksBlock tasks={lead.tasks} onLater={onLater} />
      </section>
      <section className="block">
        <h3>{t('lead.who')}</h3>
        <dl className="facts">
          <div className="facts-row">
            <dt>{t('inquiry.contact')}</dt>
            <dd>
              {lead.contact?.name || t('common.unknown')}{' '}
              {lead.contact?.agent && <span className="tag">{t('lead.agent')}</span>}
            </dd>
          </div>
          <div className="facts-row">
            <dt>{t('inquiry.phone')}</dt>
            <dd>
              <PhoneLine
                masked={lead.phone}
                phone={phone.phone}
                mayReveal={mayReveal}
                busy={phone.busy}
                onReveal={phone.reveal}
              />
            </dd>
          </div>
          {others.map((contact) => (
            <div key={contact.id} className="facts-row">
              <dt>{t('lead.otherContact')}</dt>
              <dd>
                {contact.name || t('common.unknown')} {phoneOf(contact.id) ?? contact.phone}
              </dd>
            </div>
          ))}
          <div className="facts-row">
            <dt>{t('lead.owner')}</dt>
            <dd>{lead.owner?.name ?? t('lead.inPool')}</dd>
          </div>
          <div className="facts-row">
            <dt>{t('lead.source')}</dt>
            <dd>
              {source.article ? (
                <a href={source.article.path} target="_blank" rel="noreferrer">
                  {source.article.title}
                </a>
              ) : source.listing ? (
                source.listing.title
              ) : (
                t(`source.${source.kind}`)
              )}
            </dd>
          </div>
          <div className="facts-row">
            <dt>{t('lead.created')}</dt>
            <dd title={exact(lead.createdAt)}>{when(lead.createdAt, t)}</dd>
          </div>
          {lead.linkedLead && (
            <div className="facts-row">
              <dt>{t('lead.linked')}</dt>
              <dd>
                <Link to="/leads/$leadId" params={{ leadId: lead.linkedLead.id }}>
                  {lead.linkedLead.ref}
                </Link>
              </dd>
            </div>
          )}
          {lead.lostReason && (
            <div className="facts-row">
              <dt>{t('stageMove.reason')}</dt>
              <dd>{t(`lostReason.${lead.lostReason}`, { defaultValue: lead.lostReason })}</dd>
            </div>
          )}
          {lead.wakeOn && (
            <div className="facts-row">
              <dt>{t('stageMove.wakeOn')}</dt>
              <dd>{lead.wakeOn}</dd>
            </div>
          )}
        </dl>
        {lead.receipt && <Receipt receipt={lead.receipt} />}
      </section>
      <section className="block">
        <h3>{t('lead.need')}</h3>
        <NeedList need={lead.need} line={lead.needLine} />
      </section>
      <Questions questions={lead.questions} />
      {lead.inquiries.map((inquiry, index) => (
        <section key={inquiry.id} className="block">
          <h3>
            {lead.inquiries.length > 1 ? t('lead.wordsOf', { count: lead.inquiries.length - index }) : t('lead.words')}
          </h3>
          <InquiryWords inquiry={inquiry} />
        </section>
      ))}
    </>
  );
}
