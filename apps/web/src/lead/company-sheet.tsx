import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { companyQuery, editCompany } from '../api/companies';
import { Problem } from '../api/problem';
import { problemText } from '../api/problem-text';
import type { CompanyEdit, CompanyView } from '../api/views';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { Icon } from '../ui/icon';
import { Sheet } from '../ui/sheet';
import { Bones, Failed } from '../ui/states';
import { toast } from '../ui/toast';
import { useRefreshLead } from './use-lead-acts';

type Props = { leadId: string; companyId: string; onClose: () => void };

/** Corrects a company's name and code. A doubtful code is saved; the sheet stays open with the doubt beside it. */
export function CompanySheet({ leadId, companyId, onClose }: Props) {
  const { t } = useTranslation();
  // What it was when the sheet opened is what is edited: nothing is read again under the hands.
  const query = useQuery({ ...companyQuery(companyId), gcTime: 0, refetchOnWindowFocus: false });
  const save = useSave(leadId, companyId, onClose);
  const [typed, setTyped] = useState<CompanyEdit>({});
  const company = query.data;
  const submit = () => {
    if (company && isChanged(company, typed)) save.mutate(typed, { onSuccess: () => setTyped({}) });
    else onClose();
  };
  return (
    <Sheet
      title={t('companySheet.title')}
      onClose={onClose}
      footer={
        <Button look="primary" busy={save.isPending || !company} onClick={submit}>
          {t('common.save')}
        </Button>
      }
    >
      {query.isPending && <Bones rows={4} />}
      {query.isError && <Failed error={query.error} retry={() => void query.refetch()} />}
      {company && <Fields company={company} typed={typed} onType={setTyped} error={save.error} onEnter={submit} />}
    </Sheet>
  );
}

const isChanged = (company: CompanyView, { name, uscc }: CompanyEdit): boolean =>
  (name !== undefined && name !== company.name) || (uscc !== undefined && uscc !== (company.uscc ?? ''));

function useSave(leadId: string, companyId: string, onClose: () => void) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const refresh = useRefreshLead();
  return useMutation({
    mutationFn: (edit: CompanyEdit) => editCompany(companyId, edit),
    onSuccess: (company, edit) => {
      queries.setQueryData(companyQuery(companyId).queryKey, company);
      refresh(leadId);
      toast(t('common.saved'));
      if (edit.uscc === undefined || company.warnings.length === 0) onClose();
    },
    onError: (error) => {
      if (fieldError(error, 'name', t) === undefined) toast(problemText(error, t), { bad: true });
    },
  });
}

type FieldsProps = {
  company: CompanyView;
  typed: CompanyEdit;
  error: unknown;
  onType: (typed: CompanyEdit) => void;
  onEnter: () => void;
};

function Fields({ company, typed, error, onType, onEnter }: FieldsProps) {
  const { t } = useTranslation();
  const uscc = typed.uscc ?? company.uscc ?? '';
  const warnings = uscc === (company.uscc ?? '') ? company.warnings : [];
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onEnter();
      }}
    >
      <TextField
        label={t('companySheet.name')}
        must={t('common.required')}
        maxLength={200}
        value={typed.name ?? company.name}
        error={fieldError(error, 'name', t)}
        hint={company.shortName ? t('companySheet.short', { name: company.shortName }) : undefined}
        onChange={(event) => onType({ ...typed, name: event.target.value })}
      />
      <TextField
        label={t('companySheet.uscc')}
        maxLength={40}
        autoComplete="off"
        value={uscc}
        hint={warnings.length > 0 ? <Warnings list={warnings} /> : t('companySheet.usccHint')}
        onChange={(event) => onType({ ...typed, uscc: event.target.value })}
      />
      <button type="submit" hidden />
    </form>
  );
}

function Warnings({ list }: { list: CompanyView['warnings'] }) {
  const { t } = useTranslation();
  return (
    <>
      {list.map(({ code, other }) => (
        <span key={code} className="soon">
          <Icon name="near" /> {t(`companySheet.warning.${code}`, { name: other ?? '' })}
          <br />
        </span>
      ))}
    </>
  );
}

function fieldError(error: unknown, field: string, t: (key: string) => string): string | undefined {
  if (!(error instanceof Problem)) return undefined;
  const found = error.fields.find((one) => one.field === field);
  if (!found) return undefined;
  return error.code === 'company_name_taken' ? t('companySheet.nameTaken') : found.message;
}
