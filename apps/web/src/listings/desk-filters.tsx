import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parksQuery, type ListingFilters } from '../api/listings';
import { useCan } from '../api/session';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { PlacePicker } from './place-picker';

type Name = keyof ListingFilters;
type Props = { filters: ListingFilters; onChange: (patch: ListingFilters) => void };

export const kinds = ['factory', 'warehouse', 'land', 'cold_storage', 'office', 'lab', 'yard', 'hazmat_warehouse'];
const choices: Partial<Record<Name, { group: string; keys: string[] }>> = {
  kind: { group: 'need.kind', keys: kinds },
  transaction: { group: 'need.transaction', keys: ['rent', 'buy', 'land', 'land_lease'] },
  status: { group: 'listingStatus', keys: ['available', 'reserved', 'let', 'sold', 'withdrawn'] },
  verified: { group: 'listingDesk.check', keys: ['valid', 'expired', 'site', 'phone', 'none'] },
  storey: { group: 'need.storey', keys: ['single', 'multi', 'ground', 'upper'] },
  fire: { group: '', keys: ['甲', '乙', '丙1', '丙2', '丙', '丁', '戊'] },
  published: { group: 'listingDesk.shown', keys: ['1', '0'] },
};
/** Filters that are figures, with their unit; a pair stands in one line. */
const figures: { name: string; unit: string; keys: [Name] | [Name, Name] }[] = [
  { name: 'area', unit: '㎡', keys: ['areaMin', 'areaMax'] },
  { name: 'mu', unit: '亩', keys: ['muMin', 'muMax'] },
  { name: 'rent', unit: '元/㎡/月', keys: ['rentMin', 'rentMax'] },
  { name: 'height', unit: 'm', keys: ['height'] },
  { name: 'load', unit: 't/㎡', keys: ['load'] },
  { name: 'power', unit: 'kVA', keys: ['power'] },
  { name: 'crane', unit: 't', keys: ['crane'] },
];

function Choice({ name, filters, onChange }: Props & { name: Name }) {
  const { t } = useTranslation();
  const { group, keys } = choices[name]!;
  return (
    <select
      className="input filter-select"
      aria-label={t(`listingDesk.filter.${name}`)}
      value={filters[name] ?? ''}
      onChange={(event) => onChange({ [name]: event.target.value || undefined })}
    >
      <option value="">{t(`listingDesk.filter.${name}`)}</option>
      {keys.map((key) => (
        <option key={key} value={key}>
          {group ? t(`${group}.${key}`) : key}
        </option>
      ))}
    </select>
  );
}

/** Kind, transaction, status and check stand open; the rest of what the trade asks by unfolds. */
export function DeskFilters({ filters, onChange, more, onMore }: Props & { more: boolean; onMore: () => void }) {
  const { t } = useTranslation();
  const hidden = Object.keys(filters).filter(
    (key) => !['q', 'kind', 'transaction', 'status', 'verified'].includes(key),
  );
  return (
    <div className="desk-filters">
      {(['kind', 'transaction', 'status', 'verified'] as const).map((name) => (
        <Choice key={name} name={name} filters={filters} onChange={onChange} />
      ))}
      <Button look="quiet" icon="columns" aria-expanded={more} onClick={onMore}>
        {t('listingDesk.more')}
        {hidden.length > 0 && <span className="num"> {hidden.length}</span>}
      </Button>
    </div>
  );
}

export function MoreFilters({ filters, onChange }: Props) {
  const { t } = useTranslation();
  const parks = useQuery(parksQuery).data?.items ?? [];
  const edits = useCan('listing.edit');
  return (
    <section className="more-filters" aria-label={t('listingDesk.more')}>
      <label className="more-filter">
        <span>{t('listingDesk.filter.region')}</span>
        <PlacePicker value={filters.region} onChange={(region) => onChange({ region })} />
      </label>
      <label className="more-filter">
        <span>{t('listingDesk.filter.park')}</span>
        <select
          className="input"
          value={filters.park ?? ''}
          onChange={(event) => onChange({ park: event.target.value || undefined })}
        >
          <option value="">{t('listingDesk.any')}</option>
          {parks.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="more-filter">
        <span>{t('listingDesk.filter.zone')}</span>
        <Typed value={filters.zone} onChange={(zone) => onChange({ zone })} />
      </label>
      {figures.map(({ name, unit, keys }) => (
        <fieldset key={name} className="more-filter">
          <legend>
            {t(`listingDesk.filter.${name}`)} <small className="ink-3">{unit}</small>
          </legend>
          <span className="more-range">
            {keys.map((key, index) => (
              <Typed
                key={key}
                figure
                value={filters[key]}
                label={`${t(`listingDesk.filter.${name}`)} ${index === 0 ? '≥' : '≤'}`}
                placeholder={index === 0 ? '≥' : '≤'}
                onChange={(value) => onChange({ [key]: value })}
              />
            ))}
          </span>
        </fieldset>
      ))}
      <label className="more-filter">
        <span>{t('listingDesk.filter.storey')}</span>
        <Choice name="storey" filters={filters} onChange={onChange} />
      </label>
      <label className="more-filter">
        <span>{t('listingDesk.filter.fire')}</span>
        <Choice name="fire" filters={filters} onChange={onChange} />
      </label>
      {edits && (
        <label className="more-filter">
          <span>{t('listingDesk.filter.published')}</span>
          <Choice name="published" filters={filters} onChange={onChange} />
        </label>
      )}
    </section>
  );
}

/** Takes effect on Enter and on leaving, so that a figure half typed does not search. */
function Typed({
  value,
  onChange,
  figure,
  label,
  placeholder,
}: {
  value?: string;
  onChange: (value?: string) => void;
  figure?: boolean;
  label?: string;
  placeholder?: string;
}) {
  // prettier-ignore
  const [typed, setTyped] = useState(value ?? '');
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    setTyped(value ?? '');
  }
  const done = () => {
    const text = typed.trim();
    if (figure && text !== '' && !(Number(text) >= 0)) return setTyped(value ?? '');
    if (text !== (value ?? '')) onChange(text || undefined);
  };
  return (
    <input
      className="input"
      aria-label={label}
      placeholder={placeholder}
      inputMode={figure ? 'decimal' : undefined}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={done}
      onKeyDown={(event) => event.key === 'Enter' && done()}
    />
  );
}

/** What narrows the list, each with its way out. */
export function FilterChips({ filters, onChange }: Props) {
  const { t } = useTranslation();
  const parks = useQuery({ ...parksQuery, enabled: Boolean(filters.park) }).data?.items ?? [];
  const entries = Object.entries(filters).filter(([, value]) => value) as [Name, string][];
  if (entries.length === 0) return null;
  const said = (name: Name, value: string): string => {
    const choice = choices[name];
    if (choice) return choice.group ? t(`${choice.group}.${value}`) : t('listingDesk.chip.fire', { value });
    if (name === 'park') return parks.find(({ id }) => id === value)?.name ?? t('listingDesk.filter.park');
    const figure = figures.find(({ keys }) => (keys as Name[]).includes(name));
    if (!figure) return value;
    return `${t(`listingDesk.filter.${figure.name}`)} ${figure.keys[1] === name ? '≤' : '≥'} ${value} ${figure.unit}`;
  };
  return (
    <div className="chips drill">
      {entries.map(([name, value]) => (
        <button
          key={name}
          type="button"
          className="chip"
          aria-label={t('leads.drill.drop', { what: said(name, value) })}
          onClick={() => onChange({ [name]: undefined })}
        >
          {said(name, value)}
          <Icon name="cross" />
        </button>
      ))}
    </div>
  );
}
