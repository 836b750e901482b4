import { useTranslation } from 'react-i18next';
import type { LeadView, TaskView } from '../api/views';
import { CustomerFacts } from './customer-facts';
import { InquiryWords } from './inquiry-words';
import { NeedList } from './need-list';
import { Questions } from './questions';
import { Receipt } from './receipt';
import { TasksBlock } from './tasks-block';
import type { usePhone } from './use-phone';

type Props = { lead: LeadView; phone: ReturnType<typeof usePhone>; onLater: (task: TaskView) => void };

export function FactsPanel({ lead, phone, onLater }: Props) {
  const { t } = useTranslation();
  const { inquiries } = lead;
  return (
    <>
      <section className="block">
        <h3>{t('lead.next')}</h3>
        <TasksBlock tasks={lead.tasks} open={lead.open} onLater={onLater} />
      </section>
      <section className="block">
        <h3>{t('lead.who')}</h3>
        <CustomerFacts lead={lead} phone={phone} />
        {lead.receipt && <Receipt receipt={lead.receipt} />}
      </section>
      <section className="block">
        <h3>{t('lead.need')}</h3>
        <NeedList need={lead.need} line={lead.needLine} />
      </section>
      <Questions questions={lead.questions} />
      {inquiries.map((inquiry, index) => (
        <section key={inquiry.id} className="block">
          <h3>{inquiries.length > 1 ? t('lead.wordsOf', { count: inquiries.length - index }) : t('lead.words')}</h3>
          <InquiryWords inquiry={inquiry} />
        </section>
      ))}
    </>
  );
}
