import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReceiptView } from '../api/views';
import { Button } from '../ui/button';

const NAMED = 3;
/** What says something of the day; places and skills are as ever. */
const NAMED_FOR = ['on_leave', 'off_duty', 'full'];

/** Why the lead went to this advisor, in words: 由王芳跟进：…；李强休假，张伟已满 40 条. Whom else was looked at on demand. */
export function Receipt({ receipt }: { receipt: ReceiptView }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { candidates, ownerId, ownerName, reason, rule, rules } = receipt;
  const chosen = candidates.find(({ id }) => id === ownerId);
  const values = { name: ownerName ?? '', count: chosen?.openLeads ?? 0, rule: rule?.name ?? '' };
  const others = candidates.filter(({ excluded }) => excluded && NAMED_FOR.includes(excluded));
  const why = others.slice(0, NAMED).map((one) => excludedWords(one, t));
  return (
    <div className="receipt small ink-2">
      <p>
        {t(`receipt.${reason}`, values)}
        {why.length > 0 && `；${why.join('，')}`}{' '}
        {candidates.length > 1 && (
          <Button look="text" className="small" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t('receipt.compared', { count: candidates.length })}
          </Button>
        )}
      </p>
      {open && (
        <ul>
          {candidates.map(({ id, name, openLeads, excluded }) => (
            <li key={id}>
              {name}{' '}
              <span className="ink-3">
                {excluded ? t(`receipt.excluded.${excluded}`) : t('receipt.openLeads', { count: openLeads })}
              </span>
            </li>
          ))}
          {Number(rules) > 0 && <li className="ink-3">{t('receipt.version', { version: rules })}</li>}
        </ul>
      )}
    </div>
  );
}

const excludedWords = ({ name, excluded, openLeads }: ReceiptView['candidates'][number], t: TFunction): string =>
  excluded === 'full'
    ? t('receipt.full', { name, count: openLeads })
    : t(excluded === 'off_duty' ? 'receipt.offDuty' : 'receipt.away', { name });
