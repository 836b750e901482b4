import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ReplayView } from '../api/routing';
import { number } from '../format/number';

/** 这些规则会改变 37 条的归属, with examples to open. */
export function ReplayResult({ replay }: { replay: ReplayView }) {
  const { t } = useTranslation();
  const { changed, days, leads, nobody, byRule, examples } = replay;
  return (
    <section className="replay" role="status">
      <p>
        <strong>{t('routing.changes', { count: changed, text: number(changed) })}</strong>{' '}
        <span className="ink-2">{t('routing.ofLeads', { days, leads: number(leads) })}</span>
        {nobody > 0 && <span className="late"> {t('routing.wouldWait', { count: nobody })}</span>}
      </p>
      {byRule.length > 0 && (
        <p className="ink-2 small">
          {byRule.map(({ name, leads: hit }) => t('routing.hits', { name, count: hit })).join('；')}
        </p>
      )}
      <ul className="replay-list">
        {examples.map(({ leadId, ref, needLine, from, rule, to }) => (
          <li key={leadId}>
            <Link to="/leads/$leadId" params={{ leadId }}>
              {ref}
            </Link>{' '}
            <span className="clip ink-2">{needLine}</span>
            <span>
              {from ?? t('lead.inPool')} → {to.join('、') || t('routing.nobody')} <span className="ink-3">{rule}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
