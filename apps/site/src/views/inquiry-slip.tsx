import type { FieldError } from '@app/platform';
import { dialable, type Frame, linkTo } from '../frame.js';
import type { InquiryText, InquiryValues } from '../inquiry-form.js';
import { PRIVACY_VERSION } from '../privacy-version.js';
import { PhoneIcon } from './mark.js';

export interface SlipProps {
  frame: Frame;
  values: InquiryValues;
  errors: FieldError[];
  /** "今天 15:30": when somebody calls if it is sent now. */
  promise: string;
  heading?: string;
}

const idOf = (field: string): string => `f-${field}`;

interface FieldProps {
  name: InquiryText;
  slip: SlipProps;
  hint?: string;
  rows?: number;
  input?: Record<string, string | number | boolean>;
  optional?: boolean;
}

function Field({ name, slip, hint, rows, input = {}, optional }: FieldProps) {
  const { t } = slip.frame;
  const error = slip.errors.find(({ field }) => field === name);
  const id = idOf(name);
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  const shared = {
    id,
    name,
    maxLength: 2000,
    'aria-describedby': described,
    'aria-invalid': error ? true : undefined,
    ...input,
  };
  return (
    <div class={error ? 'field bad' : 'field'}>
      <label for={id}>{t(`inquiry.${name}`)}</label>
      {hint && !optional && (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error && (
        <span class="error" id={`${id}-error`}>
          {error.message}
        </span>
      )}
      {rows ? (
        <textarea {...shared} rows={rows}>
          {slip.values[name]}
        </textarea>
      ) : (
        <input {...shared} value={slip.values[name]} placeholder={optional ? hint : undefined} />
      )}
    </div>
  );
}

function Consent({ slip }: { slip: SlipProps }) {
  const { t } = slip.frame;
  const error = slip.errors.find(({ field }) => field === 'consent');
  return (
    <div class={error ? 'field bad' : 'field'}>
      {error && (
        <span class="error" id="f-consent-error">
          {error.message}
        </span>
      )}
      <label class="check">
        <input
          id={idOf('consent')}
          type="checkbox"
          name="consent"
          value="1"
          checked={slip.values.consent}
          aria-describedby={error ? 'f-consent-error' : undefined}
        />
        <span>
          {t('inquiry.consentBefore')}
          <a class="link" href={linkTo(slip.frame, '/privacy')} target="_blank" rel="noopener">
            {t('inquiry.consentLink', { version: PRIVACY_VERSION })}
          </a>
          {t('inquiry.consentAfter')}
        </span>
      </label>
    </div>
  );
}

function Hidden({ slip: { frame, values } }: { slip: SlipProps }) {
  const kept = {
    key: values.key,
    article: values.article,
    listing: values.listing,
    referrer: values.referrer,
    page: values.page,
    ...values.utm,
  };
  return (
    <>
      {Object.entries(kept).map(([name, value]) => value !== '' && <input type="hidden" name={name} value={value} />)}
      {frame.language === 'en' && <input type="hidden" name="lang" value="en" />}
      <div class="away" aria-hidden="true">
        <label>
          {frame.t('inquiry.website')}
          <input name="website" tabIndex={-1} autocomplete="off" value="" />
        </label>
      </div>
    </>
  );
}

/** The firm's number and WeChat code: a real picture, so that a long press in WeChat recognises it. */
export function Reach({ frame }: { frame: Frame }) {
  const { t, firm, hasQr } = frame;
  if (!firm.phone && !hasQr && !firm.wechatId) return null;
  return (
    <aside class="reach">
      {firm.phone && (
        <>
          <h3>{t('inquiry.orCall')}</h3>
          <a class="tel" href={`tel:${dialable(firm.phone)}`}>
            <PhoneIcon />
            {firm.phone}
          </a>
        </>
      )}
      {(hasQr || firm.wechatId) && (
        <div class="wechat">
          <h3>{t('inquiry.wechat')}</h3>
          {hasQr && (
            <>
              <img src="/wechat-qr.png" width="208" height="208" alt={t('inquiry.qrAlt', { firm: firm.name })} />
              <p class="small">{t('inquiry.qrHint')}</p>
            </>
          )}
          {firm.wechatId && <p class="small">{t('inquiry.wechatId', { id: firm.wechatId })}</p>}
        </div>
      )}
    </aside>
  );
}

/** The inquiry slip: two required fields large, four optional ones, consent, one button; works without script. */
export function InquirySlip(slip: SlipProps) {
  const { frame } = slip;
  const { t } = frame;
  return (
    <section class="slip" id="inquiry" aria-labelledby="inquiry-title">
      <div>
        <h2 id="inquiry-title">{slip.heading ?? t('inquiry.title')}</h2>
        <p class="promise">{t('inquiry.promise', { when: slip.promise })}</p>
        <form method="post" action="/inquiries" noValidate>
          <Hidden slip={slip} />
          <Field
            name="need"
            slip={slip}
            hint={t('inquiry.needHint')}
            rows={3}
            input={{ placeholder: t('inquiry.needExample') }}
          />
          <Field
            name="phone"
            slip={slip}
            hint={t('inquiry.phoneHint')}
            input={{ type: 'tel', inputMode: 'tel', autocomplete: 'tel' }}
          />
          <div class="more">
            <p>{t('inquiry.more')}</p>
            <div class="pair">
              <Field name="usage" slip={slip} hint={t('inquiry.usageHint')} optional />
              <Field name="tax" slip={slip} hint={t('inquiry.taxHint')} optional />
              <Field name="company" slip={slip} input={{ autocomplete: 'organization' }} optional />
              <Field name="contact" slip={slip} input={{ autocomplete: 'name' }} optional />
            </div>
          </div>
          <Consent slip={slip} />
          <button class="button wide" type="submit">
            {t('inquiry.submit')}
          </button>
        </form>
      </div>
      <Reach frame={frame} />
    </section>
  );
}

/** What is wrong, at the top of the page, with a way to each field; it takes the focus. */
export function ErrorSummary({ frame, errors }: { frame: Frame; errors: FieldError[] }) {
  if (errors.length === 0) return null;
  return (
    <div class="summary" role="alert" tabIndex={-1} autofocus aria-labelledby="summary-title">
      <h2 id="summary-title">{frame.t('errors.title')}</h2>
      <ul>
        {errors.map(({ field, message }) => (
          <li>
            <a href={field === 'form' ? '#inquiry' : `#${idOf(field)}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
