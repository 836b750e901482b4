import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Counterfactual, counterfactualsQuery } from '../api/matches';
import type { LeadView } from '../api/views';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';

const shown = 8;

function Change({ change }: { change: Counterfactual }) {
  const { t, i18n } = useTranslation();
  const [open, setOpen] = useState(false);
  const text = i18n.language === 'en' ? change.textEn : change.text;
  const [what = text] = change.text.split('：');
  return (
    <li>
      <p className="change-line">
        <span>{text}</span>
        <Button look="quiet" className="btn-small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'match.changeHide' : 'match.changeShow')}
        </Button>
        <CopyButton text={t('match.changeAsk', { what, count: change.admits })} label={t('match.askClient')} />
      </p>
      {open && (
        <ul className="change-refs small">
          {change.refs.slice(0, shown).map((ref) => (
            <li key={ref}>
              <a href={`/listings/${encodeURIComponent(ref)}`} target="_blank" rel="noreferrer">
                {ref}
              </a>
            </li>
          ))}
          {change.refs.length > shown && (
            <li className="ink-3">{t('match.changeMore', { count: change.refs.length - shown })}</li>
          )}
        </ul>
      )}
    </li>
  );
}

/** What one change of the need would bring, where few sites fit. Only what was counted is said. */
export function MatchChanges({ lead }: { lead: LeadView }) {
  const { t } = useTranslation();
  const { data } = useQuery(counterfactualsQuery(lead.id));
  if (!data?.items.length) return null;
  return (
    <section className="block">
      <h3>{t('match.changes')}</h3>
      <ul className="changes">
        {data.items.map((change) => (
          <Change key={change.text} change={change} />
        ))}
      </ul>
    </section>
  );
}
