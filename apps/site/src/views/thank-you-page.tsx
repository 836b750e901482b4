import type { ListingRow } from '@app/listings';
import { type Frame } from '../frame.js';
import { Reach } from './inquiry-slip.js';
import { ListingRows } from './listing-rows.js';
import { Page } from './page.js';

/** What the visitor is shown of their own inquiry: the phone is masked, because the page may be forwarded. */
export interface InquiryReceipt {
  ref: string;
  phoneHint: string;
  createdAt: Date;
  need: string;
  usage: string;
  tax: string;
  company: string;
  contact: string;
}

export interface ThankYouProps {
  frame: Frame;
  receipt: InquiryReceipt;
  promise: { when: string; late: boolean };
  listings: ListingRow[];
}

const TEXTS = ['need', 'usage', 'tax', 'company', 'contact'] as const;

/** After sending: the reference, who calls when, what was sent, and something to look at meanwhile. */
export function ThankYouPage({ frame, receipt, promise, listings }: ThankYouProps) {
  const { t } = frame;
  const sent = TEXTS.filter((name) => receipt[name] !== '').map(
    (name) => [t(`inquiry.${name}`), receipt[name]] as const,
  );
  return (
    <Page frame={frame} title={t('thanks.title')} noindex>
      <div class="receipt">
        <h1>{t('thanks.title')}</h1>
        <p class="ref">
          {t('thanks.ref')}
          <b>{receipt.ref}</b>
          {t('thanks.refHelp')}
        </p>
      </div>
      <section class="section">
        <h2>{t('thanks.next')}</h2>
        <p class="big">
          {t(promise.late ? 'thanks.promiseLate' : 'thanks.promise', { when: promise.when, phone: receipt.phoneHint })}
        </p>
        <p class="small">{t('thanks.hours')}</p>
      </section>
      <section class="section">
        <h2>{t('thanks.sent')}</h2>
        <dl class="facts sent">
          {[...sent, [t('inquiry.phone'), receipt.phoneHint] as const].map(([label, value]) => (
            <>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </>
          ))}
        </dl>
        <p class="small">{t('thanks.wrong')}</p>
      </section>
      <div class="section">
        <Reach frame={frame} />
      </div>
      {listings.length > 0 && (
        <section class="section">
          <h2>{t('thanks.sites')}</h2>
          <ListingRows frame={frame} listings={listings} wide />
        </section>
      )}
    </Page>
  );
}
