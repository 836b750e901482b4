import type { Listing } from '@app/listings';
import { verdictOf } from '../fixtures/verdict-of.js';
import type { MatchNeed } from '../match-need.js';

type Row = [string, MatchNeed, Partial<Listing>, string];
const judged = (key: string) => (_: string, need: MatchNeed, listing: Partial<Listing>, verdict: string) =>
  expect(verdictOf(key, need, listing)).toBe(verdict);

const clear: MatchNeed = { height_m: { min: 8 }, height_kind: 'clear' };
describe('height', () => {
  it.each<Row>([
    ['reached', { height_m: { min: 8 } }, { height_m: 8 }, 'pass'],
    ['half a metre short of 8', { height_m: { min: 8 } }, { height_m: 7.5 }, 'near'],
    ['more than half a metre short of 8', { height_m: { min: 8 } }, { height_m: 7.4 }, 'fail'],
    ['0.5 m short although binary fractions differ', { height_m: { min: 7.2 } }, { height_m: 6.7 }, 'near'],
    ['a metre short of more than 8', { height_m: { min: 9 } }, { height_m: 8 }, 'near'],
    ['more than a metre short', { height_m: { min: 9 } }, { height_m: 7.9 }, 'fail'],
    ['not stated', { height_m: { min: 8 } }, {}, 'unknown'],
    [
      'an upper floor by its own height',
      { height_m: { min: 5 } },
      { storey: 'upper', height_m: 9, upper_height_m: 4 },
      'fail',
    ],
    ['an upper floor without its own height', { height_m: { min: 5 } }, { storey: 'upper', height_m: 9 }, 'unknown'],
    [
      'a whole building by its ground floor',
      { height_m: { min: 5 } },
      { storey: 'multi', height_m: 7, upper_height_m: 4 },
      'pass',
    ],
    ['clear for clear', clear, { height_m: 8, height_kind: 'clear' }, 'pass'],
    ['a metre to spare for clear', clear, { height_m: 9, height_kind: 'storey' }, 'pass'],
    ['reached by another kind', clear, { height_m: 8.9, height_kind: 'eave' }, 'near'],
    ['another kind in the band', clear, { height_m: 7.5, height_kind: 'eave' }, 'near'],
    ['another kind below the band', clear, { height_m: 7.4, height_kind: 'eave' }, 'fail'],
    ['kind not given, a metre to spare', clear, { height_m: 9 }, 'pass'],
    ['kind not given, reached', clear, { height_m: 8.5 }, 'unknown'],
    ['kind not given, below the band', clear, { height_m: 7 }, 'fail'],
    [
      'eave asked, storey given, as it stands',
      { height_m: { min: 8 }, height_kind: 'eave' },
      { height_m: 8, height_kind: 'storey' },
      'pass',
    ],
  ])('%s', judged('height_m'));
});

describe('load', () => {
  it.each<Row>([
    ['reached', { load_t_sqm: { min: 2 } }, { load_t_sqm: 2 }, 'pass'],
    ['80 %', { load_t_sqm: { min: 2 } }, { load_t_sqm: 1.6 }, 'near'],
    ['less', { load_t_sqm: { min: 2 } }, { load_t_sqm: 1.5 }, 'fail'],
    ['not stated', { load_t_sqm: { min: 2 } }, {}, 'unknown'],
    [
      'an upper floor by its own load',
      { load_t_sqm: { min: 2 } },
      { storey: 'upper', load_t_sqm: 3, upper_load_t_sqm: 1 },
      'fail',
    ],
  ])('%s', judged('load_t_sqm'));
  it('of upper floors is a criterion of its own', () => {
    const need: MatchNeed = { load_t_sqm: { min: 2 }, upper_load_t_sqm: { min: 1 } };
    const house: Partial<Listing> = { storey: 'multi', load_t_sqm: 2, upper_load_t_sqm: 0.8 };
    expect(verdictOf('load_t_sqm', need, house)).toBe('pass');
    expect(verdictOf('upper_load_t_sqm', need, house)).toBe('near');
    expect(verdictOf('upper_load_t_sqm', need, { load_t_sqm: 2 })).toBe('unknown');
  });
});

const ten: MatchNeed = { crane: [{ t: 10 }, { t: 5 }] };
const own: MatchNeed = { crane: [{ t: 5, install: 'self' }] };
describe('crane', () => {
  it.each<Row>([
    ['largest reaches', ten, { crane: [{ t: 5 }, { t: 10 }] }, 'pass'],
    ['80 %', ten, { crane: [{ t: 8 }] }, 'near'],
    ['less', ten, { crane: [{ t: 5 }] }, 'fail'],
    ['corbels only', ten, { crane_ready: true }, 'near'],
    ['known that there is none', ten, { crane: [] }, 'fail'],
    ['not stated', ten, {}, 'unknown'],
    ['corbels for who installs it', own, { crane_ready: true }, 'pass'],
    ['nothing stated for who installs it', own, {}, 'unknown'],
  ])('%s', judged('crane'));
});

describe('power', () => {
  it.each<Row>([
    ['installed', { power_kva: { min: 500 } }, { power_kva: 500 }, 'pass'],
    ['obtainable', { power_kva: { min: 500 } }, { power_kva: 100, power_expand_kva: 500 }, 'near'],
    ['80 % installed', { power_kva: { min: 500 } }, { power_kva: 400 }, 'near'],
    ['less', { power_kva: { min: 500 } }, { power_kva: 399, power_expand_kva: 499 }, 'fail'],
    ['not stated', { power_kva: { min: 500 } }, {}, 'unknown'],
    ['only what is obtainable stated', { power_kva: { min: 500 } }, { power_expand_kva: 630 }, 'near'],
  ])('%s', judged('power_kva'));
});

describe('fire class', () => {
  it.each([
    ['甲', '甲', 'pass'],
    ['甲', '乙', 'fail'],
    ['乙', '甲', 'pass'],
    ['乙', '丙1', 'fail'],
    ['丙1', '丙1', 'pass'],
    ['丙1', '丙2', 'fail'],
    ['丙1', '丙', 'unknown'],
    ['丙2', '丙', 'pass'],
    ['丙', '丙2', 'pass'],
    ['丙2', '丙1', 'pass'],
    ['丙', '丁', 'fail'],
    ['丙2', '甲', 'near'],
    ['丁', '乙', 'near'],
    ['丁', '丙', 'pass'],
    ['丁', '戊', 'fail'],
    ['戊', '丁', 'pass'],
  ])('%s asked, %s offered: %s', (min, fire_class, verdict) => {
    expect(verdictOf('fire_class', { fire_class: { min } } as MatchNeed, { fire_class } as Partial<Listing>)).toBe(
      verdict,
    );
  });
  it('takes the mildest of a list, and asks when nothing is stated', () => {
    expect(verdictOf('fire_class', { fire_class: { only: ['丁', '戊'] } }, { fire_class: '戊' })).toBe('pass');
    expect(verdictOf('fire_class', { fire_class: { only: ['丙'] } }, { fire_class: '丁' })).toBe('fail');
    expect(verdictOf('fire_class', { fire_class: { min: '丙' } }, {})).toBe('unknown');
  });
});

describe('storey', () => {
  it.each([
    ['single', 'single', 'pass'],
    ['single', 'ground', 'near'],
    ['single', 'multi', 'fail'],
    ['single', 'upper', 'fail'],
    ['ground', 'single', 'pass'],
    ['ground', 'ground', 'pass'],
    ['ground', 'multi', 'near'],
    ['ground', 'upper', 'fail'],
    ['ground_preferred', 'upper', 'pass'],
    ['ground', undefined, 'unknown'],
  ])('%s asked, %s offered: %s', (storey, offered, verdict) => {
    expect(verdictOf('storey', { storey } as MatchNeed, { storey: offered } as Partial<Listing>)).toBe(verdict);
  });
});

describe('docks', () => {
  it.each<Row>([
    ['enough', { docks: { min: 4 } }, { docks: 4 }, 'pass'],
    ['at least one', { docks: { min: 4 } }, { docks: 1 }, 'near'],
    ['none', { docks: { min: 4 } }, { docks: 0 }, 'fail'],
    ['not stated', { docks: { min: 4 } }, { facilities: ['dock'] }, 'unknown'],
  ])('%s', judged('docks'));
});
