import { FIRE_CLASSES, LISTING_KINDS, LISTING_SORTS, LISTING_STOREYS, OFFER_TRANSACTIONS } from '@app/listings';
import type { Frame } from '../frame.js';
import type { CityPlaces } from '../listing-places.js';
import { AREA_UNITS, LEAST, type ListingQuery, PRICE_UNITS_ASKED } from '../listing-query.js';

export interface FiltersProps {
  frame: Frame;
  query: ListingQuery;
  places: CityPlaces[];
}

interface SelectProps {
  name: string;
  label: string;
  any?: string;
  value: string;
  options: { value: string; name: string }[];
}

const Options = ({ value, options }: Pick<SelectProps, 'value' | 'options'>) => (
  <>
    {options.map((option) => (
      <option value={option.value} selected={option.value === value}>
        {option.name}
      </option>
    ))}
  </>
);

const Select = ({ name, label, any, value, options }: SelectProps) => (
  <div class="field boxed">
    <label for={`q-${name}`}>{label}</label>
    <select id={`q-${name}`} name={name}>
      {any && <option value="">{any}</option>}
      <Options value={value} options={options} />
    </select>
  </div>
);

/** Cities with their counties, and how much each has on offer. */
function Places({ frame: { t }, query, places }: FiltersProps) {
  const counted = (place: string, count: number) => t('listings.placeCount', { place, count });
  return (
    <div class="field boxed">
      <label for="q-city">{t('listings.place')}</label>
      <select id="q-city" name="city">
        <option value="">{t('listings.any')}</option>
        {places.map(({ code, name, count, counties }) =>
          counties.length === 0 ? (
            <Options value={query.city} options={[{ value: code, name: counted(name, count) }]} />
          ) : (
            <optgroup label={name}>
              <option value={code} selected={code === query.city}>
                {t('listings.wholeCity', { city: name, count })}
              </option>
              <Options
                value={query.city}
                options={counties.map((county) => ({ value: county.code, name: counted(county.name, county.count) }))}
              />
            </optgroup>
          ),
        )}
      </select>
    </div>
  );
}

interface RangeProps {
  frame: Frame;
  name: 'area' | 'price';
  bounds: readonly [number | null, number | null];
  unit: string;
  units: readonly string[];
  word: (unit: string) => string;
}

/** From, to, and in which unit; a unit written behind a figure counts as well. */
const Range = ({ frame: { t }, name, bounds, unit, units, word }: RangeProps) => (
  <fieldset class="field boxed range-field">
    <legend>{t(name === 'area' ? 'fact.area' : 'listings.price')}</legend>
    <div class="range">
      <input
        name={`${name}_min`}
        inputMode="decimal"
        value={bounds[0] ?? ''}
        placeholder={t(`listings.${name}Min`)}
        aria-label={t(`listings.${name}Min`)}
      />
      <span>{t('listings.to')}</span>
      <input
        name={`${name}_max`}
        inputMode="decimal"
        value={bounds[1] ?? ''}
        placeholder={t(`listings.${name}Max`)}
        aria-label={t(`listings.${name}Max`)}
      />
      <select name={`${name}_unit`} aria-label={t(`listings.${name}UnitLabel`)}>
        <Options value={unit} options={units.map((value) => ({ value, name: word(value) }))} />
      </select>
    </div>
  </fieldset>
);

function More({ frame: { t }, query }: Pick<FiltersProps, 'frame' | 'query'>) {
  const any = t('listings.any');
  const isOpen = LEAST.some((name) => query[name] !== null) || query.storey !== '' || query.fire !== '' || query.verified !== '' || query.q !== ''; // prettier-ignore
  return (
    <details open={isOpen}>
      <summary>{t('listings.more')}</summary>
      <div class="extra">
        {LEAST.map((name) => (
          <div class="field boxed">
            <label for={`q-${name}`}>{`${t(`fact.${name}`)} ≥ ${t(`listings.least.${name}`)}`}</label>
            <input id={`q-${name}`} name={name} inputMode="decimal" value={query[name] ?? ''} />
          </div>
        ))}
        <Select
          name="fire"
          label={t('listings.fireLabel')}
          any={any}
          value={query.fire}
          options={FIRE_CLASSES.map((fire) => ({ value: fire, name: t('listings.fireAs', { fire }) }))}
        />{' '}
        {/* prettier-ignore */}
        <Select name="storey" label={t('fact.storey')} any={any} value={query.storey} options={LISTING_STOREYS.map((value) => ({ value, name: t(`value.storey.${value}`) }))} />{' '}
        {/* prettier-ignore */}
        <Select name="verified" label={t('listings.verifiedLabel')} any={any} value={query.verified} options={[{ value: 'valid', name: t('listings.verifiedOnly') }]} />{' '}
        {/* prettier-ignore */}
        <div class="field boxed">
          <label for="q-q">{t('listings.keyword')}</label>
          <input id="q-q" name="q" value={query.q} maxLength={40} />
        </div>
      </div>
    </details>
  );
}

/** All filters as one form that a browser sends without script; its answer's address holds them all. */
export function ListingFilters({ frame, query, places }: FiltersProps) {
  const { t } = frame;
  const any = t('listings.any');
  return (
    <form class="filters" action="/listings" method="get" role="search" aria-label={t('listings.filters')}>
      {frame.language === 'en' && <input type="hidden" name="lang" value="en" />}
      <Places frame={frame} query={query} places={places} />
      <Select
        name="kind"
        label={t('listings.kind')}
        any={any}
        value={query.kind}
        options={LISTING_KINDS.map((kind) => ({ value: kind, name: t(`kind.${kind}`) }))}
      />{' '}
      {/* prettier-ignore */}
      <Select name="transaction" label={t('listings.transaction')} any={any} value={query.transaction} options={OFFER_TRANSACTIONS.map((offer) => ({ value: offer, name: t(`transaction.${offer}`) }))} />{' '}
      {/* prettier-ignore */}
      <Select name="sort" label={t('listings.sortLabel')} value={query.sort} options={LISTING_SORTS.map((sort) => ({ value: sort, name: t(`listings.sort.${sort}`) }))} />{' '}
      {/* prettier-ignore */}
      <Range frame={frame} name="area" bounds={[query.areaMin, query.areaMax]} unit={query.areaUnit} units={AREA_UNITS} word={(unit) => t(`unit.${unit}`)} />{' '}
      {/* prettier-ignore */}
      <Range frame={frame} name="price" bounds={[query.priceMin, query.priceMax]} unit={query.priceUnit} units={PRICE_UNITS_ASKED} word={(unit) => t(`listings.priceUnit.${unit}`)} />{' '}
      {/* prettier-ignore */}
      <More frame={frame} query={query} />
      <div class="go">
        <button class="button" type="submit">
          {t('listings.apply')}
        </button>
      </div>
    </form>
  );
}
