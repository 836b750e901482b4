import type { ListingRow } from '@app/listings';
import { DEFAULT_HOURS } from '@app/reference';
import { type Frame, linkTo } from '../frame.js';
import type { ReceiptPromise } from '../receipt-promise.js';
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
  promise: ReceiptPromise;
  listings: ListingRow[];
}

const OFFICE = DEFAULT_HOURS.map((span) => span.join('–')).join(' / ');
const TEXTS = ['need', 'usage', 'tax', 'company', 'contact'] as const;

/** What happens next, by what was sent: a call, the listing desk, the answer to a request, or a word to who advertises. */
function Next({ frame, receipt, promise }: Pick<ThankYouProps, 'frame' | 'receipt' | 'promise'>) {
  const { t } = frame;
  const { kind, late, when, days } = promise;
  const words = { when, phone: receipt.phoneHint, days };
  if (kind === 'lead')
    return (
      <>
        <p class="big">{t(late ? 'thanks.promiseLate' : 'thanks.promise', words)}</p>
        <p class="small">{t('thanks.hours', { hours: OFFICE })}</p>
      </>
    );
  return (
    <>
      <p class="big">{t(late ? 'thanks.kindLate' : `thanks.kind.${kind}.promise`, words)}</p>
      <p class="small">
        {t(`thanks.kind.${kind}.more`, words)}
        {kind === 'takedown' && (
          <a class="link" href={linkTo(frame, '/takedown')}>
            {t('takedown.title')}
          </a>
        )}
      </p>
    </>
  );
}

/** After sending: the reference, what happens next and when, what was sent, and something to look at meanwhile. */
export function ThankYouPage({ frame, receipt, promise, listings }: ThankYouProps) {
  const { t } = frame;
  const title = t(promise.kind === 'lead' ? 'thanks.title' : `thanks.kind.${promise.kind}.title`);
  const sent = TEXTS.filter((name) => receipt[name] !== '').map(
    (name) => [t(`inquiry.${name}`), receipt[name]] as const,
  );
  return (
    <Page frame={frame} title={title} noindex>
      <div class="receipt">
        <h1>{title}</h1>
        <p class="ref">
          {t('thanks.ref')}
          <b>{receipt.ref}</b>
          {t('thanks.refHelp')}
        </p>
      </div>
      <section class="section">
        <h2>{t('thanks.next')}</h2>
        <Next frame={frame} receipt={receipt} promise={promise} />
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
