import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReceiptView } from '../api/views';
import { Button } from '../ui/button';

/** Why the lead went to this advisor, in words; whom else was looked at on demand. */
export function Receipt({ receipt }: { receipt: ReceiptView }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const chosen = receipt.candidates.find(({ id }) => id === receipt.ownerId);
  const values = { name: receipt.ownerName ?? '', count: chosen?.openLeads ?? 0 };
  return (
    <div className="receipt small ink-2">
      <p>
        {t(`receipt.${receipt.reason}`, values)}{' '}
        {receipt.candidates.length > 1 && (
          <Button look="text" className="small" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t('receipt.compared', { count: receipt.candidates.length })}
          </Button>
        )}
      </p>
      {open && (
        <ul>
          {receipt.candidates.map(({ id, name, openLeads, excluded }) => (
            <li key={id}>
              {name}{' '}
              <span className="ink-3">
                {excluded ? t(`receipt.excluded.${excluded}`) : t('receipt.openLeads', { count: openLeads })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
