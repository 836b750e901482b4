import { useTranslation } from 'react-i18next';
import type { LeadInquiryView } from '../api/views';
import { exact, when } from '../format/time';

type Trail = Pick<LeadInquiryView, 'touches' | 'channelWords' | 'createdAt'>;

/** How a visitor came to write: what they had read, in order, and where from. Known only where they agreed to it. */
export function VisitTrail({ touches, channelWords, createdAt }: Trail) {
  const { t } = useTranslation();
  if (touches.length < 2 && !channelWords) return null;
  return (
    <div className="visit-trail small">
      {touches.length > 1 && (
        <ol aria-label={t('lead.trail')}>
          {touches.map(({ title, path, at }, index) => (
            <li key={index}>
              {t(index === 0 ? 'lead.trailFirst' : 'lead.trailThen')}{' '}
              <a href={path} target="_blank" rel="noreferrer">
                {title}
              </a>{' '}
              <time className="ink-3" dateTime={at} title={exact(at)}>
                {when(at, t)}
              </time>
            </li>
          ))}
          <li>{t('lead.trailWrote', { when: when(createdAt, t) })}</li>
        </ol>
      )}
      {channelWords && <p className="ink-3">{t('lead.cameFrom', { from: channelWords })}</p>}
    </div>
  );
}
