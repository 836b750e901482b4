import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ProspectView } from '../api/views';

type Props = { prospect: ProspectView; chosen?: string | null; onChoose: (id: string | null) => void };

/** Companies that we know already: the surest is taken unless the editor says otherwise. */
export function CompanyChoice({ prospect, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const { companies, status, lead } = prospect;
  if (status === 'approved' && lead)
    return (
      <section className="block">
        <h3>{t('desk.made')}</h3>
        {lead.id ? (
          <Link to="/leads/$leadId" params={{ leadId: lead.id }}>
            {t('desk.leadRef', { ref: lead.ref })}
          </Link>
        ) : (
          <p className="ink-2">{t('desk.leadOfOthers')}</p>
        )}
      </section>
    );
  if (companies.length === 0) return null;
  const taken = chosen === undefined ? companies.find(({ by }) => by !== 'short_name')?.id : chosen;
  return (
    <section className="block">
      <h3>{t('desk.known')}</h3>
      <div className="desk-companies" role="radiogroup" aria-label={t('desk.known')}>
        {companies.map(({ id, name, by, lead: open }) => (
          <label key={id} className="desk-company">
            <input type="radio" name={`company-${prospect.id}`} checked={taken === id} onChange={() => onChoose(id)} />
            <span>
              {name} <span className="tag">{t(`desk.by.${by}`)}</span>
              {open && (
                <span className="small desk-company-lead">
                  {open.id ? (
                    <Link to="/leads/$leadId" params={{ leadId: open.id }}>
                      {t('desk.hasLead', { ref: open.ref })}
                    </Link>
                  ) : (
                    t('desk.hasLeadOfOthers')
                  )}
                  {open.owner && <span className="ink-3"> · {open.owner}</span>}
                </span>
              )}
            </span>
          </label>
        ))}
        <label className="desk-company">
          <input
            type="radio"
            name={`company-${prospect.id}`}
            checked={taken === null || taken === undefined}
            onChange={() => onChoose(null)}
          />
          <span>{t('desk.newCompany')}</span>
        </label>
      </div>
    </section>
  );
}
