import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { TitleLine } from '../shell/title-line';
import { Button } from '../ui/button';
import { TextArea, TextField } from '../ui/field';
import { FormNotice } from '../ui/form-notice';
import { ArticlePick, ListingPick } from './came-from';
import { ReadNeed } from './read-need';
import { useNewLead } from './use-new-lead';
import '../styles/forms.css';

/** A lead that came by phone: the visitor's six words, typed while listening. Only phone or company is required. */
export function NewLeadPage() {
  const { t } = useTranslation();
  const { texts, rest, errors, save, text, set, submit } = useNewLead();
  return (
    <>
      <TitleLine title={t('newLead.title')} />
      <form
        className="form-page"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <FormNotice error={save.error} />
        <TextField {...text('phone')} inputMode="tel" autoComplete="off" autoFocus hint={t('newLead.phoneHint')} />
        <div className="form-two">
          <TextField {...text('company')} autoComplete="off" />
          <TextField {...text('contact')} autoComplete="off" />
        </div>
        <label className="check">
          <input
            type="checkbox"
            checked={rest.agent ?? false}
            onChange={(event) => set({ agent: event.target.checked || undefined })}
          />
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
          <ArticlePick value={rest.article} error={errors.article} onChange={(article) => set({ article })} />
          <ListingPick value={rest.listing} error={errors.listing} onChange={(listing) => set({ listing })} />
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
