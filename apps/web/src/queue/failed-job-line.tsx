import { useTranslation } from 'react-i18next';
import type { FailedJob } from '../api/views';
import { ago, exact, when } from '../format/time';
import { Button } from '../ui/button';
import { useNow } from '../ui/use-now';

type Props = { job: FailedJob; busy: boolean; onRetry: () => void; onDismiss: () => void };

export function FailedJobLine({ job, busy, onRetry, onDismiss }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  const next =
    job.queue === 'clock'
      ? t('queue.comesAgain')
      : job.nextAt
        ? t('queue.nextAt', { when: when(job.nextAt, t, now) })
        : t('queue.never');
  return (
    <li className="line failed-job">
      <div className="failed-job-head">
        <strong>{t(`queue.handler.${job.handler}`, { defaultValue: job.handler })}</strong>
        <span className="tag tag-late">{t(`queue.kind.${job.kind}`)}</span>
        {job.retrying && <span className="tag">{t('queue.retrying')}</span>}
        <span className="ink-3 small" title={exact(job.lastAt)}>
          {ago(job.lastAt, t, now)}
        </span>
      </div>
      <code className="failed-job-reason">{job.reason}</code>
      <p className="ink-3 small">
        #{job.subject} · {t('queue.tries', { count: job.attempts })} · {t('queue.times', { count: job.times })} · {next}
      </p>
      <span className="failed-job-acts">
        {job.queue !== 'clock' && (
          <Button look="quiet" busy={busy} onClick={onRetry}>
            {t('queue.retry')}
          </Button>
        )}
        <Button look="quiet" busy={busy} onClick={onDismiss}>
          {t('queue.dismiss')}
        </Button>
      </span>
    </li>
  );
}
