import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../api/session';
import { Button } from '../ui/button';
import { CompanySheet } from './company-sheet';
import { Fact } from './fact';

type Props = { leadId: string; company: { id: string; name: string }; mayEdit: boolean };

/** The firm, and the way to correct what is known of it. */
export function CompanyFact({ leadId, company, mayEdit }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const can = useCan('lead.edit') && mayEdit;
  return (
    <Fact label={t('companySheet.label')}>
      {company.name}{' '}
      {can && (
        <Button look="text" aria-label={t('companySheet.edit')} aria-haspopup="dialog" onClick={() => setOpen(true)}>
          {t('common.edit')}
        </Button>
      )}
      {open && <CompanySheet leadId={leadId} companyId={company.id} onClose={() => setOpen(false)} />}
    </Fact>
  );
}
