import type { FieldError } from '@app/platform';
import type { Frame } from '../frame.js';
import { ErrorSummary } from './inquiry-slip.js';
import { Page } from './page.js';
import { PlainField } from './plain-field.js';

export interface TakedownValues {
  article: string;
  name: string;
  contact: string;
  reason: string;
}

export interface TakedownPageProps {
  frame: Frame;
  values: TakedownValues;
  /** Headline of the article, when the address named one. */
  title: string | null;
  errors: FieldError[];
}

/** The form that opens a takedown ticket. */
export function TakedownPage({ frame, values, title, errors }: TakedownPageProps) {
  const { t } = frame;
  const field = (name: keyof TakedownValues, rows?: number) => (
    <PlainField form="takedown" name={name} frame={frame} value={values[name]} errors={errors} rows={rows} />
  );
  return (
    <Page
      frame={frame}
      title={`${errors.length > 0 ? t('errors.prefix') : ''}${t('takedown.title')}`}
      canonical="/takedown"
      noindex
    >
      <ErrorSummary frame={frame} errors={errors} />
      <div class="plain">
        <h1>{t('takedown.title')}</h1>
        <p>{t('takedown.intro')}</p>
        <form method="post" action="/takedown" noValidate>
          {frame.language === 'en' && <input type="hidden" name="lang" value="en" />}
          {title ? (
            <div class="field">
              <span class="label">{t('takedown.article')}</span>
              <span lang="zh-CN">{title}</span>
              <input type="hidden" name="article" value={values.article} />
            </div>
          ) : (
            field('article')
          )}
          {field('name')}
          {field('contact')}
          {field('reason', 4)}
          <div class="away" aria-hidden="true">
            <label>
              {t('inquiry.website')}
              <input name="website" tabIndex={-1} autocomplete="off" value="" />
            </label>
          </div>
          <div class="field">
            <button class="button" type="submit">
              {t('takedown.submit')}
            </button>
          </div>
        </form>
      </div>
    </Page>
  );
}

/** The notice is in: its number and until when it is dealt with. */
export const TakedownDonePage = ({ frame, title, words }: { frame: Frame; title: string; words: string }) => (
  <Page frame={frame} title={title} noindex>
    <div class="receipt">
      <h1>{title}</h1>
      <p class="ref">{words}</p>
    </div>
  </Page>
);
