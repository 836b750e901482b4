import { dialable, type Frame, linkTo } from '../frame.js';
import { Page } from './page.js';

export interface ErrorPageProps {
  frame: Frame;
  status: number;
  /** A sentence for the visitor instead of the usual one. */
  message?: string;
  /** Names the failure in the log. */
  requestId?: string;
}

const KEYS: Record<number, [title: string, text: string]> = {
  404: ['error.notFound', 'error.notFoundText'],
  410: ['error.gone', 'error.goneText'],
  429: ['error.tooMany', 'error.brokenText'],
  500: ['error.broken', 'error.brokenText'],
};

/** Where the site says it better than the error does. */
const OWN_WORDS = [404, 410, 500];

/** Any refusal in the site's own look, with somewhere to go on. */
export function ErrorPage({ frame, status, message, requestId }: ErrorPageProps) {
  const { t, firm } = frame;
  const [title, text] = KEYS[status] ?? (status >= 500 ? KEYS[500]! : (['error.wrong', 'error.notFoundText'] as const));
  return (
    <Page frame={frame} title={t(title)} noindex>
      <div class="plain">
        <h1>{t(title)}</h1>
        <p>{OWN_WORDS.includes(status) ? t(text) : (message ?? t(text))}</p>
        {status >= 500 && requestId && <p class="small">{t('error.id', { id: requestId })}</p>}
        <p>
          <a class="link" href={linkTo(frame, '/')}>
            {t('error.home')}
          </a>
          {'　'}
          <a class="link" href={linkTo(frame, '/news')}>
            {t('error.news')}
          </a>
          {'　'}
          <a class="link" href={linkTo(frame, '/listings')}>
            {t('error.listings')}
          </a>
        </p>
        {firm.phone && (
          <a class="outlink" href={`tel:${dialable(firm.phone)}`}>
            {t('nav.call', { phone: firm.phone })}
          </a>
        )}
      </div>
    </Page>
  );
}
