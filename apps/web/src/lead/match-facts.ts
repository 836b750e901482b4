import type { MatchView } from '../api/views';
import { money, number, type Range } from '../format/number';
import { offersText } from '../listings/offer-text';
import { otherRent } from '../listings/rent-text';

type Words = (key: string, options?: Record<string, unknown>) => string;
type Facts = Record<string, unknown>;
type Offer = { price?: (Range & { basis: string }) | null };

const figure = (facts: Facts, key: string, unit: string): string =>
  typeof facts[key] === 'number' ? `${number(facts[key])} ${unit}` : '';
const either = (facts: Facts, key: string, unit: string): string =>
  figure(facts, key, unit) || figure(facts, `upper_${key}`, unit);
const tags = (value: unknown, t: Words): string =>
  (Array.isArray(value) ? value : [])
    .map((tag) => t(`need.tag.${String(tag)}`, { defaultValue: String(tag) }))
    .join('、');

/** 「3,200 ㎡ · 层高 9 m · 承重 3 t/㎡」: what is known of size and strength. */
export function keyFacts({ card }: MatchView, t: Words): string {
  const { facts } = card;
  return (
    [
      figure(facts, 'area_sqm', '㎡') || figure(facts, 'land_mu', '亩'),
      either(facts, 'height_m', 'm'),
      either(facts, 'load_t_sqm', 't/㎡'),
      figure(facts, 'power_kva', 'kVA'),
    ]
      .filter(Boolean)
      .join(' · ') || t(`need.kind.${String(facts.kind)}`)
  );
}

/** The asking as it was written, and a rent in the other unit. */
export function priceText({ card }: MatchView, t: Words): { asked: string; other: string } {
  const offers = (Array.isArray(card.facts.offers) ? card.facts.offers : []) as Offer[];
  const rent = offers.find(({ price }) => price?.basis.startsWith('rent_sqm'))?.price;
  return {
    asked: offersText(offers, t) || t('listing.priceOpen'),
    other: rent ? otherRent(rent.basis, rent.min ?? undefined, rent.max ?? undefined) : '',
  };
}

function crane(facts: Facts, t: Words): string {
  if (!Array.isArray(facts.crane)) return facts.crane_ready ? t('match.corbels') : '';
  if (facts.crane.length === 0) return t('match.noCrane');
  return (facts.crane as { t: number; count?: number }[])
    .map(({ t: tonnes, count }) => `${tonnes} t${count && count > 1 ? ` × ${count}` : ''}`)
    .join('、');
}

function power(facts: Facts, t: Words): string {
  const now = figure(facts, 'power_kva', 'kVA');
  const more = figure(facts, 'power_expand_kva', 'kVA');
  return [now, more && t('match.powerTo', { more })].filter(Boolean).join('，');
}

/** What a site says of itself where the need asks nothing; empty = unknown. By the key of the criterion. */
export function factText(match: MatchView, key: string, t: Words): string {
  const { facts, park } = match.card;
  const { asked, other } = priceText(match, t);
  const said: Record<string, () => string> = {
    area_sqm: () => figure(facts, 'area_sqm', '㎡'),
    land_mu: () => figure(facts, 'land_mu', '亩'),
    height_m: () => either(facts, 'height_m', 'm'),
    load_t_sqm: () => either(facts, 'load_t_sqm', 't/㎡'),
    power_kva: () => power(facts, t),
    crane: () => crane(facts, t),
    fire_class: () => String(facts.fire_class ?? ''),
    budget: () => [asked, other && `（${other}）`].join(''),
    regions: () => [park ?? facts.park, facts.address].filter(Boolean).join(' · '),
    tax_year_cny: () =>
      typeof facts.tax_year_cny_min === 'number' ? money({ min: facts.tax_year_cny_min }, '元/年') : '',
    move_in: () => String(facts.available_from ?? ''),
    papers: () => tags(facts.permits, t),
  };
  return said[key]?.() ?? '';
}
