import { useTranslation } from 'react-i18next';
import type { CompanyView } from '../api/views';
import { PhoneNotes } from './phone-notes';

/** Who answers for the company's leads, with what to know of each number. */
export function CompanyPeople({ people }: { people: CompanyView['people'] }) {
  const { t } = useTranslation();
  if (people.length === 0) return null;
  return (
    <section className="stack-s">
      <h3 className="field-label">{t('companySheet.people')}</h3>
      <ul className="company-people">
        {people.map(({ id, name, phone, phoneCheck }) => (
          <li key={id}>
            <span>{name || t('common.unknown')}</span>
            <span className="ink-2">{phone ?? t('lead.noPhone')}</span>
            <PhoneNotes check={phoneCheck} />
          </li>
        ))}
      </ul>
    </section>
  );
}
