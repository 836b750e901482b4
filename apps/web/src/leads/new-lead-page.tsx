import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { articlesQuery } from '../api/articles';
import { createLead } from '../api/leads';
import { listingsQuery } from '../api/listings';
import { Problem } from '../api/problem';
import { problemText } from '../api/problem-text';
import type { NewLead } from '../api/views';
import { useRefreshLead } from '../lead/use-lead-acts';
import { TitleLine } from '../shell/title-line';
import { Button } from '../ui/button';
import { Field, TextArea, TextField } from '../ui/field';
import { Icon } from '../ui/icon';
import { Picker } from '../ui/lazy-ant';
import { toast } from '../ui/toast';
import { ReadNeed } from './read-need';
import '../styles/forms.css';

type Texts = Required<Pick<NewLead, 'need' | 'usage' | 'tax' | 'company' | 'contact' | 'phone'>>;
const blank: Texts = { need: '', usage: '', tax: '', company: '', contact: '', phone: '' };

/** A lead that came by phone: the visitor's six words, typed while listening. Only phone or company is required. */
export function NewLeadPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const refresh = useRefreshLead();
  const search = useSearch({ from: '/inside/leads/new' });
  const [texts, setTexts] = useState(blank);
  const [agent, setAgent] = useState(false);
  const [article, setArticle] = useState(search.article);
  const [listing, setListing] = useState(search.listing);
  const [find, setFind] = useState('');
  const [tried, setTried] = useState(false);
  const articles = useInfiniteQuery(articlesQuery({}));
  const listings = useInfiniteQuery(listingsQuery({ q: find || undefined }));

  const save = useMutation({
    mutationFn: () => {
      const said = Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''));
      return createLead({ ...said, agent: agent || undefined, article, listing });
    },
    onSuccess: (lead) => {
      toast(t(lead.joined ? 'newLead.joined' : 'newLead.saved', { ref: lead.ref }));
      refresh(lead.id);
      void navigate({ to: '/leads/$leadId', params: { leadId: lead.id } });
    },
  });
  const fields = save.error instanceof Problem ? save.error.byField : {};
  const unreachable = tried && !texts.phone.trim() && !texts.company.trim();

  const text = (name: keyof Texts) => ({
    name,
    label: t(`inquiry.${name}`),
    value: texts[name],
    error: fields[name],
    maxLength: name === 'need' ? 4000 : 500,
    onChange: (event: { target: { value: string } }) => setTexts({ ...texts, [name]: event.target.value }),
  });

  return (
    <>
      <TitleLine title={t('newLead.title')} />
      <form
        className="form-page"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if ((texts.phone.trim() || texts.company.trim()) && !save.isPending) save.mutate();
        }}
      >
        {save.isError && Object.keys(fields).length === 0 && (
          <div className="notice" role="alert">
            <Icon name="late" />
            <span>{problemText(save.error, t)}</span>
          </div>
        )}
        <TextField
          {...text('phone')}
          inputMode="tel"
          autoComplete="off"
          autoFocus
          hint={t('newLead.phoneHint')}
          error={unreachable ? t('newLead.phoneMissing') : fields.phone}
        />
        <div className="form-two">
          <TextField {...text('company')} autoComplete="off" />
          <TextField {...text('contact')} autoComplete="off" />
        </div>
        <label className="check">
          <input type="checkbox" checked={agent} onChange={(event) => setAgent(event.target.checked)} />
          {t('newLead.agent')}
        </label>
        <div className="stack-s">
          <TextArea {...text('need')} rows={3} placeholder={t('newLead.needPlaceholder')} />
          <ReadNeed text={[texts.need, texts.usage, texts.tax].filter(Boolean).join('；')} />
        </div>
        <div className="form-two">
          <TextField {...text('usage')} placeholder={t('newLead.usagePlaceholder')} />
          <TextField {...text('tax')} placeholder={t('newLead.taxPlaceholder')} />
        </div>
        <div className="form-two">
          <Field label={t('newLead.article')} hint={t('newLead.articleHint')} error={fields.article}>
            {() => (
              <Picker
                label={t('newLead.article')}
                placeholder={t('common.notChosen')}
                value={article}
                choices={(articles.data?.pages[0]?.items ?? []).map(({ id, title }) => ({ value: id, label: title }))}
                onChange={setArticle}
              />
            )}
          </Field>
          <Field label={t('newLead.listing')} error={fields.listing}>
            {() => (
              <Picker
                label={t('newLead.listing')}
                placeholder={t('common.notChosen')}
                value={listing}
                busy={listings.isFetching}
                choices={(listings.data?.pages[0]?.items ?? []).map(({ title, ref }) => ({
                  value: ref,
                  label: `${title} · ${ref}`,
                }))}
                onSearch={setFind}
                onChange={setListing}
              />
            )}
          </Field>
        </div>
        <div className="form-foot">
          <Button type="submit" look="primary" busy={save.isPending}>
            {t(save.isPending ? 'common.saving' : 'newLead.save')}
          </Button>
          <Link to="/leads" search={{}} className="btn btn-quiet">
            {t('common.cancel')}
          </Link>
        </div>
      </form>
    </>
  );
}
