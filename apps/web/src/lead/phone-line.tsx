import { useTranslation } from 'react-i18next';
import type { RevealedPhones } from '../api/views';
import { dialled, phoneDisplay } from '../format/phone-display';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';

type Props = {
  masked: string | null;
  phone: RevealedPhones | null;
  mayReveal: boolean;
  busy: boolean;
  onReveal: () => void;
};

export function PhoneLine({ masked, phone, mayReveal, busy, onReveal }: Props) {
  const { t } = useTranslation();
  if (phone?.phone)
    return (
      <span className="phone-line">
        <a href={`tel:${phone.phone}${phone.extension ? `,${phone.extension}` : ''}`} className="phone-number">
          {phoneDisplay(phone.phone, phone.extension)}
        </a>
        <CopyButton text={dialled(phone.phone)} />
      </span>
    );
  if (!masked) return <span className="ink-3">{t('lead.noPhone')}</span>;
  return (
    <span className="phone-line">
      <span>{masked}</span>
      {mayReveal && (
        <Button look="text" busy={busy} title={t('lead.revealHint')} onClick={onReveal}>
          {t('lead.reveal')}
        </Button>
      )}
    </span>
  );
}
