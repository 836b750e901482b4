import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ModelSettings, tryModel } from '../api/desk-settings';
import { number } from '../format/number';
import { exact } from '../format/time';

/** `status 500`: the kind, then the detail. */
function troubleWords(reason: string | null, t: TFunction): string {
  const [kind = 'unreadable', detail = ''] = (reason ?? '').split(' ');
  return t(`model.trouble.${kind}`, { detail });
}

/** What a trial gave, in a sentence. */
export function ModelTrialResult({ trial }: { trial: Awaited<ReturnType<typeof tryModel>> }) {
  const { t } = useTranslation();
  const seconds = (trial.ms / 1000).toFixed(1);
  return (
    <p className="replay" role="status">
      {trial.ok ? (
        <>
          <strong className="done">{t('model.trialOk', { seconds })}</strong>{' '}
          <span className="ink-2">{t('model.trialKept', { kept: trial.kept, dropped: trial.dropped })}</span>
        </>
      ) : (
        <strong className="late">{troubleWords(trial.reason, t)}</strong>
      )}
    </p>
  );
}

/** How asking goes: today's requests, what came of the last week, and how the last one ended. */
export function ModelState({ state }: { state: ModelSettings['state'] }) {
  const { t } = useTranslation();
  return (
    <dl className="facts">
      <div className="facts-row">
        <dt>{t('model.today')}</dt>
        <dd>{t('model.asked', { asked: number(state.asked), waiting: number(state.waiting) })}</dd>
      </div>
      <div className="facts-row">
        <dt>{t('model.week')}</dt>
        <dd>
          {t('model.kept', { kept: number(state.kept), dropped: number(state.dropped), failed: number(state.failed) })}
        </dd>
      </div>
      <div className="facts-row">
        <dt>{t('model.last')}</dt>
        <dd>
          {state.last ? (
            <>
              <span className={state.last.ok ? 'done' : 'late'}>
                {state.last.ok ? t('model.lastOk') : troubleWords(state.last.reason, t)}
              </span>{' '}
              <span className="ink-3 small">{exact(state.last.at)}</span>
            </>
          ) : (
            <span className="ink-3">{t('model.never')}</span>
          )}
        </dd>
      </div>
    </dl>
  );
}
