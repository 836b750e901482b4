import { useMutation } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createLead } from '../api/leads';
import { Problem } from '../api/problem';
import type { NewLead } from '../api/views';
import { freshKey } from '../format/fresh-key';
import { useRefreshLead } from '../lead/use-lead-acts';
import { toast } from '../ui/toast';

export type Texts = Required<Pick<NewLead, 'need' | 'usage' | 'tax' | 'company' | 'contact' | 'phone'>>;
type Rest = Pick<NewLead, 'agent' | 'article' | 'listing'>;

const blank: Texts = { need: '', usage: '', tax: '', company: '', contact: '', phone: '' };
/** Characters the server takes. */
const longest: Record<keyof Texts, number> = {
  need: 2000,
  usage: 2000,
  tax: 2000,
  company: 200,
  contact: 50,
  phone: 50,
};

/** What was typed, what is missing, and saving it: then one stands on the lead. */
export function useNewLead() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const refresh = useRefreshLead();
  const [key] = useState(freshKey);
  const [texts, setTexts] = useState(blank);
  const [rest, setRest] = useState<Rest>(useSearch({ from: '/inside/leads/new' }));
  const [tried, setTried] = useState(false);
  const save = useMutation({
    mutationFn: () => {
      const said = Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''));
      return createLead({ ...said, ...rest, key });
    },
    onSuccess: ({ id, ref, joined }) => {
      toast(t(joined ? 'newLead.joined' : 'newLead.saved', { ref }));
      refresh(id);
      void navigate({ to: '/leads/$leadId', params: { leadId: id } });
    },
  });
  const errors = save.error instanceof Problem ? save.error.byField : {};
  const reachable = Boolean(texts.phone.trim() || texts.company.trim());
  const text = (name: keyof Texts) => ({
    name,
    label: t(`inquiry.${name}`),
    value: texts[name],
    error: name === 'phone' && tried && !reachable ? t('newLead.phoneMissing') : errors[name],
    maxLength: longest[name],
    onChange: (event: { target: { value: string } }) => setTexts({ ...texts, [name]: event.target.value }),
  });
  const submit = () => {
    setTried(true);
    if (reachable && !save.isPending) save.mutate();
  };
  const set = (patch: Rest) => setRest({ ...rest, ...patch });
  return { texts, rest, errors, save, text, set, submit };
}
