import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findIndustries } from '../api/reference';
import { Field, SelectField, TextField } from '../ui/field';
import { Picker } from '../ui/lazy-ant';
import type { FormField } from './form-fields';
import { PlacePicker } from './place-picker';

type Props = {
  field: FormField;
  value: unknown;
  error?: string;
  hint?: string;
  fixed?: boolean;
  onChange: (value: unknown) => void;
};

/** One field of the form, by its kind; the unit stands in the box, at its end. */
export function ListingField({ field, value, error, hint, fixed, onChange }: Props) {
  const { t } = useTranslation();
  const { key, kind, unit, group, options = [], must } = field;
  const label = t([`listing.fact.${key}`, `listing.${key}`]);
  const common = { label, error, hint, must: must ? t('common.required') : undefined };
  const word = (option: string) => (group ? t(`${group}.${option}`) : option);
  const plain = value === undefined || value === null ? '' : String(value as string);
  if (kind === 'choice')
    return (
      <SelectField {...common} name={key} value={plain} onChange={(event) => onChange(event.target.value || undefined)}>
        <option value="">{t('common.unknown')}</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {word(option)}
          </option>
        ))}
      </SelectField>
    );
  if (kind === 'maybe')
    return (
      <SelectField
        {...common}
        name={key}
        value={value === true ? 'yes' : value === false ? 'no' : ''}
        onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value === 'yes')}
      >
        <option value="">{t('common.unknown')}</option>
        <option value="yes">{t('common.yes')}</option>
        <option value="no">{t('common.no')}</option>
      </SelectField>
    );
  if (kind === 'place')
    return (
      <Field {...common}>
        {(ids) => <PlacePicker id={ids.id} countyOnly value={plain || undefined} onChange={onChange} />}
      </Field>
    );
  if (kind === 'many') return <Many {...{ label, options, word }} value={value} onChange={onChange} />;
  if (kind === 'trades') return <Trades label={label} value={value} onChange={onChange} />;
  return (
    <div className={unit ? 'with-unit' : kind === 'long' ? 'field-long' : undefined}>
      <TextField
        {...common}
        name={key}
        type={kind === 'date' ? 'date' : 'text'}
        inputMode={kind === 'number' ? 'decimal' : undefined}
        autoComplete="off"
        readOnly={fixed}
        maxLength={300}
        value={plain}
        onChange={(event) => onChange(event.target.value)}
      />
      {unit && <span className="unit">{unit}</span>}
    </div>
  );
}

const asList = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

function Many({
  label,
  options,
  word,
  value,
  onChange,
}: {
  label: string;
  options: string[];
  word: (key: string) => string;
  value: unknown;
  onChange: (value: string[]) => void;
}) {
  // prettier-ignore
  const chosen = asList(value);
  return (
    <div className="field field-long">
      <span className="field-label">{label}</span>
      <div className="chips" role="group" aria-label={label}>
        {[...new Set([...options, ...chosen])].map((key) => (
          <button
            key={key}
            type="button"
            className="chip"
            aria-pressed={chosen.includes(key)}
            onClick={() => onChange(chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key])}
          >
            {word(key)}
          </button>
        ))}
      </div>
    </div>
  );
}

const tradesQuery = (q: string) => ({
  queryKey: ['industries', q],
  queryFn: () => findIndustries(q),
  staleTime: 60 * 60_000,
});

/** The name of a division of GB/T 4754; its number until the name is there. */
function useTradeName(code: string | undefined): string {
  const { data } = useQuery({ ...tradesQuery(code ?? ''), enabled: Boolean(code) });
  return data?.items.find(({ division }) => division === code)?.name ?? code ?? '';
}

export function TradePicker({
  id,
  value,
  onChange,
}: {
  id?: string;
  value?: string;
  onChange: (code?: string) => void;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const name = useTradeName(value);
  const found = useQuery(tradesQuery(typed.trim()));
  const items = found.data?.items ?? [];
  const choices = items.map(({ division, name }) => ({ value: division, label: `${division} ${name}` }));
  if (value && !choices.some((choice) => choice.value === value)) choices.unshift({ value, label: `${value} ${name}` });
  return (
    <Picker id={id} value={value} choices={choices} busy={found.isFetching} label={t('listingDesk.trade')} placeholder={t('listingDesk.tradeHint')} onSearch={setTyped} onChange={onChange} /> // prettier-ignore
  );
}

function Trades({ label, value, onChange }: { label: string; value: unknown; onChange: (value: string[]) => void }) {
  const chosen = asList(value);
  return (
    <div className="field field-long">
      <span className="field-label">{label}</span>
      <div className="chips">
        {chosen.map((code) => (
          <TradeChip key={code} code={code} onDrop={() => onChange(chosen.filter((one) => one !== code))} />
        ))}
        <TradePicker
          key={chosen.length}
          onChange={(code) => code && !chosen.includes(code) && onChange([...chosen, code])}
        />
      </div>
    </div>
  );
}

function TradeChip({ code, onDrop }: { code: string; onDrop: () => void }) {
  const { t } = useTranslation();
  const name = useTradeName(code);
  return (
    <button type="button" className="chip" aria-label={t('leads.drill.drop', { what: name })} onClick={onDrop}>
      {name} ×
    </button>
  );
}
