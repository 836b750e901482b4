import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { companyQuery, editCompany } from '../api/companies';
import { Problem } from '../api/problem';
import { problemText } from '../api/problem-text';
import type { CompanyView } from '../api/views';
import { toast } from '../ui/toast';
import type { CompanyField, Typed } from './company-fields';
import { useRefreshLead } from './use-lead-acts';

const fields: CompanyField[] = ['name', 'uscc', 'region', 'industry'];

/** What differs from what is there; blank clears. */
const changesOf = (company: CompanyView, typed: Typed) =>
  Object.fromEntries(
    fields
      .filter((field) => typed[field] !== undefined && typed[field] !== (company[field] ?? ''))
      .map((field) => [field, typed[field]]),
  );

/**
 * Correcting a company. When somebody else was quicker, what they changed is fetched and shown, and the next save stands.
 * A doubtful code is saved; the sheet then stays open with the doubt beside it.
 */
export function useCompanyEdit(leadId: string, companyId: string, onClose: () => void) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const refresh = useRefreshLead();
  // What it was when the sheet opened is what is edited: nothing is read again under the hands.
  const query = useQuery({ ...companyQuery(companyId), gcTime: 0, refetchOnWindowFocus: false });
  const [typed, setTyped] = useState<Typed>({});
  const [was, setWas] = useState<CompanyView>();
  const company = query.data;
  const changes = company ? changesOf(company, typed) : {};
  const save = useMutation({
    mutationFn: (version: number) => editCompany(companyId, { ...changes, version }),
    onSuccess: (saved) => {
      queries.setQueryData(companyQuery(companyId).queryKey, saved);
      refresh(leadId);
      toast(t('common.saved'));
      if (changes.uscc === undefined || !saved || saved.warnings.length === 0) return onClose();
      setTyped({});
      setWas(undefined);
    },
    onError: (error) => {
      if (error instanceof Problem && error.code === 'version_conflict') {
        setWas(company);
        void query.refetch();
      } else if (Object.keys(errorsOf(error, t)).length === 0) toast(problemText(error, t), { bad: true });
    },
  });
  const submit = () => {
    if (company && Object.keys(changes).length > 0) save.mutate(company.version);
    else onClose();
  };
  return { query, company, was, typed, setTyped, busy: save.isPending, errors: errorsOf(save.error, t), submit };
}

function errorsOf(error: unknown, t: (key: string) => string): Partial<Record<CompanyField, string>> {
  if (!(error instanceof Problem) || error.code === 'version_conflict') return {};
  return error.code === 'company_name_taken' ? { name: t('companySheet.nameTaken') } : error.byField;
}
