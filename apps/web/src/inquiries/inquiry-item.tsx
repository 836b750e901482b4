import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { InquiryRow } from '../api/views';
import { InquiryWords } from '../lead/inquiry-words';
import { Button } from '../ui/button';

/** One inquiry word for word: with its lead, or with the choice to make it one. */
export function InquiryItem({ inquiry, onDecide }: { inquiry: InquiryRow; onDecide?: (keep: boolean) => void }) {
  const { t } = useTranslation();
  const { lead, quarantineReason: reason } = inquiry;
  return (
    <li className="quarantined">
      <div className="quarantined-why">
        {onDecide ? (
          <span className="tag">{t(`quarantine.reason.${reason ?? 'other'}`, { defaultValue: reason ?? '' })}</span>
        ) : lead ? (
          <Link to="/leads/$leadId" params={{ leadId: lead.id }}>
            {t('inquiryList.toLead', { ref: lead.ref })}
          </Link>
        ) : (
          <span className="ink-3">{t('inquiryList.notYet')}</span>
        )}
        {onDecide && (
          <div className="row">
            <Button onClick={() => onDecide(true)}>{t('quarantine.release')}</Button>
            <Button look="quiet" onClick={() => onDecide(false)}>
              {t('quarantine.dismiss')}
            </Button>
          </div>
        )}
      </div>
      <InquiryWords inquiry={inquiry} />
    </li>
  );
}
