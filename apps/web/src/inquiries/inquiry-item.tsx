import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { InquiryRow } from '../api/views';
import { InquiryWords } from '../lead/inquiry-words';

/** One inquiry word for word, with its lead. */
export function InquiryItem({ inquiry }: { inquiry: InquiryRow }) {
  const { t } = useTranslation();
  const { lead } = inquiry;
  return (
    <li className="quarantined">
      <div className="quarantined-why">
        {lead ? (
          <Link to="/leads/$leadId" params={{ leadId: lead.id }}>
            {t('inquiryList.toLead', { ref: lead.ref })}
          </Link>
        ) : (
          <span className="ink-3">{t('inquiryList.notYet')}</span>
        )}
      </div>
      <InquiryWords inquiry={inquiry} />
    </li>
  );
}
