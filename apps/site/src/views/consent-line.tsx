import type { Frame } from '../frame.js';
import { linkTo } from '../frame.js';

/** One quiet line that asks, or says what was chosen and lets it be changed. Nothing is remembered before a yes. */
export function ConsentLine({ frame }: { frame: Frame }) {
  const { t, consent, came } = frame;
  if (consent === null) return null;
  const choices = consent === 'unasked' ? (['yes', 'no'] as const) : ([consent === 'yes' ? 'no' : 'yes'] as const);
  return (
    <form class="consent" method="post" action="/consent">
      <input type="hidden" name="back" value={linkTo(frame, frame.path)} />
      {consent !== 'yes' &&
        Object.entries({ ...came.utm, referrer: came.referrer }).map(
          ([name, value]) => value !== '' && <input type="hidden" name={name} value={value} />,
        )}
      <span>
        {t(`consent.${consent}`)}
        {consent === 'unasked' && (
          <>
            {' '}
            <a class="link" href={linkTo(frame, '/privacy')}>
              {t('consent.more')}
            </a>
          </>
        )}
      </span>
      <span class="choices">
        {choices.map((choice) => (
          <button type="submit" name="choice" value={choice}>
            {t(`consent.choose.${consent === 'unasked' ? choice : `change_${choice}`}`)}
          </button>
        ))}
      </span>
    </form>
  );
}
