import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button';
import type { TypedAdmitted, TypedOffer } from './form-values';
import { TradePicker } from './form-field';
import { otherRent } from './rent-text';

const rents = ['rent_sqm_month', 'rent_sqm_day', 'rent_month_total', 'rent_year_total'];
const bases: Record<string, string[]> = {
  rent: rents,
  buy: ['price_sqm', 'price_total'],
  land: ['price_mu', 'price_sqm_land', 'price_total'],
  land_lease: rents,
};
const figure = (text: string): number | undefined => (text.trim() === '' ? undefined : Number(text));

type Props = {
  value: TypedOffer[];
  errors: Record<string, string>;
  land: boolean;
  onChange: (value: TypedOffer[]) => void;
};

/** What it is offered for: asking price in its unit, the same in the other unit beneath, and the internal floor price. */
export function OffersField({ value, errors, land, onChange }: Props) {
  const { t } = useTranslation();
  const patch = (index: number, part: Partial<TypedOffer>) =>
    onChange(value.map((offer, at) => (at === index ? { ...offer, ...part } : offer)));
  const add = () => {
    const transaction = land ? 'land' : value.some((offer) => offer.transaction === 'rent') ? 'buy' : 'rent';
    onChange([...value, { transaction, basis: bases[transaction]![0]!, min: '', max: '', floor: '' }]);
  };
  return (
    <div className="offers field-long">
      {value.map((offer, index) => {
        const wrong = Object.entries(errors).find(([key]) => key.startsWith(`offers[${index}]`))?.[1];
        return (
          <fieldset key={index} className="offer-row">
            <legend className="visually-hidden">{t('listingDesk.offer', { number: index + 1 })}</legend>
            <select
              className="input"
              aria-label={t('listing.transaction')}
              value={offer.transaction}
              onChange={(event) =>
                patch(index, { transaction: event.target.value, basis: bases[event.target.value]![0]! })
              }
            >
              {Object.keys(bases).map((key) => (
                <option key={key} value={key}>
                  {t(`need.transaction.${key}`)}
                </option>
              ))}
            </select>
            {(['min', 'max', 'floor'] as const).map((name) => (
              <input
                key={name}
                className={name === 'floor' ? 'input input-internal' : 'input'}
                inputMode="decimal"
                name={`offer-${name}-${index}`}
                aria-label={t(`listingDesk.price.${name}`)}
                placeholder={t(`listingDesk.price.${name}`)}
                title={t(`listingDesk.price.${name}`)}
                value={offer[name]}
                onChange={(event) => patch(index, { [name]: event.target.value })}
              />
            ))}
            <select
              className="input"
              aria-label={t('listingDesk.basis')}
              value={offer.basis}
              onChange={(event) => patch(index, { basis: event.target.value })}
            >
              {(bases[offer.transaction] ?? rents).map((key) => (
                <option key={key} value={key}>
                  {t(`need.basis.${key}`)}
                </option>
              ))}
            </select>
            <Button
              look="quiet"
              icon="cross"
              aria-label={t('listingDesk.drop')}
              onClick={() => onChange(value.filter((_, at) => at !== index))}
            />
            <p className="offer-note small">
              {wrong ? (
                <span className="cinnabar">{wrong}</span>
              ) : (
                otherRent(offer.basis, figure(offer.min), figure(offer.max)) &&
                `= ${otherRent(offer.basis, figure(offer.min), figure(offer.max))}`
              )}
              {!wrong && !offer.min && !offer.max && <span className="ink-3">{t('listing.priceOpen')}</span>}
            </p>
          </fieldset>
        );
      })}
      {errors.offers && <p className="field-error">{errors.offers}</p>}
      <Button icon="plus" onClick={add}>
        {t('listingDesk.addOffer')}
      </Button>
    </div>
  );
}

export interface TypedLand {
  class?: string;
  years?: string;
  ratioMin?: string;
  ratioMax?: string;
  admitted?: TypedAdmitted[];
}

/** A parcel's terms, and what its town asks of each admitted industry: one row each. */
export function LandField({
  value,
  errors,
  onChange,
}: {
  value: TypedLand;
  errors: Record<string, string>;
  onChange: (value: TypedLand) => void;
}) {
  // prettier-ignore
  const { t } = useTranslation();
  const rows = value.admitted ?? [];
  const setRows = (admitted: TypedAdmitted[]) => onChange({ ...value, admitted });
  const wrong = Object.entries(errors).find(([key]) => key.startsWith('land'))?.[1];
  const box = (name: 'years' | 'ratioMin' | 'ratioMax') => (
    <label className="field">
      <span className="field-label">{t(`listingDesk.land.${name}`)}</span>
      <input
        className="input"
        inputMode="decimal"
        value={value[name] ?? ''}
        onChange={(event) => onChange({ ...value, [name]: event.target.value })}
      />
    </label>
  );
  return (
    <div className="field-long stack-s">
      <div className="form-three">
        <label className="field">
          <span className="field-label">{t('listingDesk.land.class')}</span>
          <select
            className="input"
            value={value.class ?? ''}
            onChange={(event) => onChange({ ...value, class: event.target.value })}
          >
            <option value="">{t('common.unknown')}</option>
            {['M0', 'M1', 'M2', 'M3', 'W'].map((key) => (
              <option key={key}>{key}</option>
            ))}
          </select>
        </label>
        {box('years')}
        {box('ratioMin')}
        {box('ratioMax')}
      </div>
      {rows.map((row, index) => (
        <AdmittedRow
          key={index}
          row={row}
          onChange={(part) => setRows(rows.map((one, at) => (at === index ? { ...one, ...part } : one)))}
          onDrop={() => setRows(rows.filter((_, at) => at !== index))}
        />
      ))}
      {wrong && <p className="field-error">{wrong}</p>}
      <Button icon="plus" onClick={() => setRows([...rows, { division: '', invest: '', tax: '' }])}>
        {t('listingDesk.addTrade')}
      </Button>
    </div>
  );
}

type RowProps = { row: TypedAdmitted; onChange: (part: Partial<TypedAdmitted>) => void; onDrop: () => void };

function AdmittedRow({ row, onChange, onDrop }: RowProps) {
  const { t } = useTranslation();
  return (
    <div className="admitted-row">
      <TradePicker value={row.division || undefined} onChange={(division = '') => onChange({ division })} />
      {(['invest', 'tax'] as const).map((name) => (
        <span key={name} className="with-unit">
          <input
            className="input"
            inputMode="decimal"
            aria-label={t(`listingDesk.land.${name}`)}
            placeholder={t(`listingDesk.land.${name}`)}
            value={row[name]}
            onChange={(event) => onChange({ [name]: event.target.value })}
          />
          <span className="unit">万/亩</span>
        </span>
      ))}
      <Button look="quiet" icon="cross" aria-label={t('listingDesk.drop')} onClick={onDrop} />
    </div>
  );
}
