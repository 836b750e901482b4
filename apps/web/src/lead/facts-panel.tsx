import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { LeadView, TaskView } from '../api/views';
import { DealBlock } from '../service/deal-block';
import { DuplicateHint } from '../duplicates/duplicate-hint';
import { NeedBlock } from '../lead-need/need-block';
import { useNeedMarks } from '../lead-need/use-need-marks';
import { QuickAdd } from '../tasks/quick-add';
import { CustomerFacts } from './customer-facts';
import { InquiryWords } from './inquiry-words';
import { VisitTrail } from './visit-trail';
import { Questions } from './questions';
import { Receipt } from './receipt';
import { Standing } from './standing';
import { TasksBlock } from './tasks-block';
import type { usePhone } from './use-phone';

type Props = { lead: LeadView; phone: ReturnType<typeof usePhone>; onLater: (task: TaskView) => void };

export function FactsPanel({ lead, phone, onLater }: Props) {
  const { t } = useTranslation();
  const { inquiries } = lead;
  const { marked, mark, place } = useNeedMarks();
  return (
    <>
      {lead.open && <DuplicateHint leadId={lead.id} mayMerge={lead.owner !== null} />}
      <section className="block">
        <h3>{t('lead.next')}</h3>
        <TasksBlock tasks={lead.tasks} open={lead.open} onLater={onLater} />
        {lead.owner && <QuickAdd fixed lead={quickLead(lead)} />}
      </section>
      {lead.owner && <DealBlock lead={lead} />}
      <section className="block">
        <h3>{t('lead.who')}</h3>
        <CustomerFacts lead={lead} phone={phone} />
        <Standing lead={lead} />
        {lead.receipt && <Receipt receipt={lead.receipt} />}
      </section>
      <section className="block">
        <h3>{t('lead.need')}</h3>
        {lead.source.kind === 'prospect' && <p className="small ink-3">{t('desk.fromNewsText')}</p>}
        <NeedBlock lead={lead} marked={marked} onMark={mark} />
      </section>
      <Questions questions={lead.questions} />
      <div ref={place} className="inquiry-list">
        {inquiries.map((inquiry, index) => (
          <section key={inquiry.id} className="block">
            <h3>{wordsTitle(inquiry.channel, inquiries.length - index, inquiries.length, t)}</h3>
            <InquiryWords inquiry={inquiry} marks={{ origins: lead.needOrigins, marked, onMark: mark }} />
            <VisitTrail {...inquiry} />
          </section>
        ))}
      </div>
    </>
  );
}

const quickLead = ({ id, ref, company, contact }: LeadView) => ({
  ...{ id, ref },
  company: company?.name ?? null,
  contact: contact?.name ?? null,
});

/** Whose words they are, and which of several times. */
function wordsTitle(channel: string, nth: number, all: number, t: TFunction): string {
  const kind = channel === 'form' ? '' : channel === 'phone' ? 'ByPhone' : 'Imported';
  return all > 1 ? t(`lead.words${kind}Of`, { count: nth }) : t(`lead.words${kind}`);
}
