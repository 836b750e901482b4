import { useTranslation } from 'react-i18next';
import type { PhoneCheck } from '../api/views';
import { countryName, phoneNotes } from '../format/phone-notes';
import { Icon } from '../ui/icon';

/** What to know of a number before dialling it: a landline, a service number, a country. It warns and stops nobody. */
export function PhoneNotes({ check }: { check: PhoneCheck | null | undefined }) {
  const { t, i18n } = useTranslation();
  const notes = check ? phoneNotes(check) : [];
  if (notes.length === 0) return null;
  return (
    <span className="phone-notes">
      {notes.map(({ key, doubtful, country, extension }) => (
        <span key={key} className={doubtful ? 'soon' : 'ink-3'}>
          {doubtful && <Icon name="near" />}
          {t(`phoneNote.${key}`, { extension, country: country && countryName(country, i18n.language) })}
        </span>
      ))}
    </span>
  );
}
