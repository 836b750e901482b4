import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { phoneNotes } from '../format/phone-notes';
import { TitleLine } from '../shell/title-line';
import { Button } from '../ui/button';
import { TextArea, TextField } from '../ui/field';
import { FormNotice } from '../ui/form-notice';
import { ArticlePick, ListingPick } from './came-from';
import { ReadNeed } from './read-need';
import { PhoneNotes } from '../lead/phone-notes';
import { useCheckedPhone } from './use-checked-phone';
import { useNewLead } from './use-new-lead';
import '../styles/forms.css';
import '../styles/lead-parts.css';

/** A lead that came by phone: the visitor's six words, typed while listening. Only phone or company is required. */
export function NewLeadPage() {
  const { t } = useTranslation();
  const { texts, rest, errors, save, text, set, submit } = useNewLead();
  const check = useCheckedPhone(texts.phone);
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
        <TextField
          {...text('phone')}
          inputMode="tel"
          autoComplete="off"
          autoFocus
          hint={
            <span className="phone-hint" aria-live="polite">
              {check && phoneNotes(check).length > 0 ? <PhoneNotes check={check} /> : t('newLead.phoneHint')}
            </span>
          }
        />
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
