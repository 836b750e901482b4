import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { rulesPreviewQuery } from '../api/matching-rules';
import { problemText } from '../api/problem-text';

interface Props {
  /** The rules as typed; null while they are as saved. */
  rules: Record<string, unknown> | null;
  leads: number;
}

/** What saving would change, before it is saved: one line in the place that never moves. */
export function RulesEffect({ rules, leads }: Props) {
  const { t } = useTranslation();
  const query = useQuery({ ...rulesPreviewQuery(rules ?? {}), enabled: rules !== null });
  if (rules === null) return <p className="ink-3">{t('matchingRules.unchanged', { count: leads })}</p>;
  if (query.isError) return <p className="cinnabar">{problemText(query.error, t)}</p>;
  if (!query.data) return <p className="ink-3">{t('matchingRules.trying')}</p>;
  const { sampled, changed, gained, lost } = query.data;
  if (sampled === 0) return <p className="ink-2">{t('matchingRules.noLeads')}</p>;
  const about = Math.round((changed / sampled) * leads);
  return (
    <p role="status">
      <b>{t(sampled < leads ? 'matchingRules.changesAbout' : 'matchingRules.changes', { count: about })}</b>{' '}
      <span className="ink-2">
        {t('matchingRules.sample', { sampled, changed })}
        {gained + lost > 0 && t('matchingRules.fits', { gained, lost })}
      </span>
    </p>
  );
}
