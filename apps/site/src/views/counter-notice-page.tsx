import type { CounterNotice, CounterSubject } from '@app/articles';
import type { FieldError } from '@app/platform';
import type { Frame } from '../frame.js';
import { ErrorSummary } from './inquiry-slip.js';
import { Page } from './page.js';
import { PlainField } from './plain-field.js';

export interface CounterNoticePageProps {
  frame: Frame;
  /** The form's own address, signed. */
  path: string;
  subject: CounterSubject;
  values: CounterNotice;
  errors: FieldError[];
}

/** The form that answers a takedown; who asked for it is not said. */
export function CounterNoticePage({ frame, path, subject, values, errors }: CounterNoticePageProps) {
  const { t } = frame;
  const field = (name: keyof CounterNotice, rows?: number) => (
    <PlainField form="counter" name={name} frame={frame} value={values[name]} errors={errors} rows={rows} />
  );
  return (
    <Page frame={frame} title={`${errors.length > 0 ? t('errors.prefix') : ''}${t('counter.title')}`} noindex>
      <ErrorSummary frame={frame} errors={errors} />
      <div class="plain">
        <h1>{t('counter.title')}</h1>
        <p>{t('counter.intro', { number: subject.number })}</p>
        {subject.isFiled ? (
          <p class="ended">{t('counter.filed')}</p>
        ) : (
          <form method="post" action={path} noValidate>
            {frame.language === 'en' && <input type="hidden" name="lang" value="en" />}
            <div class="field">
              <span class="label">{t('counter.article')}</span>
              <span lang="zh-CN">{subject.title}</span>
            </div>
            {field('name')}
            {field('contact')}
            {field('statement', 6)}
            <div class="field">
              <button class="button" type="submit">
                {t('counter.submit')}
              </button>
            </div>
          </form>
        )}
      </div>
    </Page>
  );
}
