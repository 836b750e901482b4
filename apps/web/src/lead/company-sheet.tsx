import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { Sheet } from '../ui/sheet';
import { Bones, Failed } from '../ui/states';
import { CompanyFields } from './company-fields';
import { CompanyPeople } from './company-people';
import { useCompanyEdit } from './use-company-edit';

type Props = { leadId: string; companyId: string; onClose: () => void };

/** Corrects what is known of a company, and shows who answers for it. */
export function CompanySheet({ leadId, companyId, onClose }: Props) {
  const { t } = useTranslation();
  const { query, company, was, typed, setTyped, busy, errors, submit } = useCompanyEdit(leadId, companyId, onClose);
  return (
    <Sheet
      title={t('companySheet.title')}
      onClose={onClose}
      footer={
        <Button look="primary" busy={busy || !company} onClick={submit}>
          {t('common.save')}
        </Button>
      }
    >
      {query.isPending && <Bones rows={4} />}
      {query.isError && <Failed error={query.error} retry={() => void query.refetch()} />}
      {company && (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          {was && (
            <p className="soon small" role="status">
              <Icon name="swap" /> {t('companySheet.changedMeanwhile')}
            </p>
          )}
          <CompanyFields {...{ company, was, typed, errors }} onType={setTyped} />
          <button type="submit" hidden />
          <CompanyPeople people={company.people} />
        </form>
      )}
    </Sheet>
  );
}
