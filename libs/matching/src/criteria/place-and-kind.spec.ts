import type { Listing } from '@app/listings';
import { verdictOf } from '../fixtures/verdict-of.js';
import type { MatchNeed } from '../match-need.js';

type Region = NonNullable<MatchNeed['regions']>[number];
const offers = (...ways: string[]) => ({ offers: ways.map((transaction) => ({ transaction })) }) as Partial<Listing>;
const county = (code: string): Region => ({ name: code, level: 'county', code });
const city = (code: string): Region => ({ name: code, level: 'city', code });
const province = (code: string): Region => ({ name: code, level: 'province', code });
const macro: Region = { name: '江浙沪', level: 'macro', codes: ['31', '32', '33'] };
const zone = (host_code: string): Region => ({ name: '青溪经济开发区', level: 'devzone', host_code });

describe('transaction', () => {
  it.each([
    [['rent'], ['rent'], 'pass'],
    [['rent', 'buy'], ['buy'], 'pass'],
    [['rent'], ['buy', 'rent'], 'pass'],
    [['rent'], ['buy'], 'fail'],
    [['land'], ['land_lease'], 'fail'],
    [['land_lease'], ['land'], 'fail'],
    [['build_to_suit'], ['land'], 'near'],
    [['build_to_suit'], ['land_lease'], 'fail'],
    [['rent'], [], 'unknown'],
  ])('asked %j, offered %j: %s', (asked, offered, verdict) => {
    expect(verdictOf('transaction', { transaction: asked } as MatchNeed, offers(...offered))).toBe(verdict);
  });
});

describe('property', () => {
  it.each([
    ['factory', 'factory', 'pass'],
    ['factory', 'warehouse', 'near'],
    ['warehouse', 'factory', 'near'],
    ['warehouse', 'cold_storage', 'near'],
    ['cold_storage', 'warehouse', 'fail'],
    ['lab', 'office', 'near'],
    ['office', 'lab', 'near'],
    ['lab', 'factory', 'near'],
    ['factory', 'lab', 'fail'],
    ['yard', 'land', 'near'],
    ['land', 'yard', 'fail'],
    ['hazmat_warehouse', 'warehouse', 'fail'],
    ['warehouse', 'hazmat_warehouse', 'fail'],
    ['office', 'factory', 'fail'],
  ])('%s asked, %s offered: %s', (asked, kind, verdict) => {
    expect(verdictOf('property', { property: [asked] } as MatchNeed, { kind } as Partial<Listing>)).toBe(verdict);
  });
  it('takes a hall with cold rooms as near to a cold storage', () => {
    const hall: Partial<Listing> = { kind: 'warehouse', facilities: ['cold_storage'] };
    expect(verdictOf('property', { property: ['cold_storage'] }, hall)).toBe('near');
  });
  it('counts the best of several kinds', () => {
    expect(verdictOf('property', { property: ['office', 'warehouse'] }, { kind: 'warehouse' })).toBe('pass');
  });
  it('asks nothing when no kind is stated', () => {
    expect(verdictOf('property', { transaction: ['rent'] }, { kind: 'yard' })).toBe('none');
  });
});

describe('regions', () => {
  it.each<[string, Region[], Partial<Listing>, string]>([
    ['the county itself', [county('331102')], { region: '331102' }, 'pass'],
    ['another county of its city', [county('331102')], { region: '331127' }, 'near'],
    ['a county across its border in another city', [county('331122')], { region: '330784' }, 'near'],
    ['a county farther off in the next city', [county('331122')], { region: '330781' }, 'fail'],
    ['the best of several counties', [county('331122'), county('330781')], { region: '330781' }, 'pass'],
    ['inside the city', [city('3311')], { region: '331122' }, 'pass'],
    ['a city across the border', [city('3311')], { region: '330784' }, 'near'],
    ['a city farther off', [city('3311')], { region: '330482' }, 'fail'],
    ['inside the province', [province('33')], { region: '330482' }, 'pass'],
    ['outside the province, though adjacent', [province('33')], { region: '361123' }, 'fail'],
    ['inside a macro region', [macro], { region: '320582' }, 'pass'],
    ['outside a macro region, though adjacent', [macro], { region: '341882' }, 'fail'],
    ['the zone by name', [zone('331102')], { region: '331102', devzone: '青溪经济开发区' }, 'pass'],
    ['the host county of a zone', [zone('331102')], { region: '331102' }, 'near'],
    ['the host city of a zone', [zone('331102')], { region: '331127' }, 'near'],
    ['a county that borders the host county', [zone('331122')], { region: '330784' }, 'near'],
    ['another zone elsewhere', [zone('331102')], { region: '330482', devzone: '平川工业园' }, 'fail'],
    ['a zone hosted by a city', [zone('3311')], { region: '331122' }, 'near'],
    ['next to a city that hosts a zone', [zone('3311')], { region: '330784' }, 'fail'],
    ['a district of the same municipality', [county('310116')], { region: '310115' }, 'near'],
    ['across the border of a municipality', [city('3304')], { region: '310116' }, 'near'],
    ['two counties under a province without a city', [county('469001')], { region: '469007' }, 'fail'],
    ['a new district by its city', [county('330113')], { region: '330110' }, 'near'],
    ['a new district next to a county of another city', [county('330481')], { region: '330114' }, 'near'],
    ['not stated', [county('331102')], {}, 'unknown'],
  ])('%s: %s', (_, regions, listing, verdict) => {
    expect(verdictOf('regions', { regions }, listing)).toBe(verdict);
  });
  it('rules out what is excluded, inside or not', () => {
    const need: MatchNeed = { regions: [city('3305')], exclude_regions: [county('330523')] };
    expect(verdictOf('regions', need, { region: '330523' })).toBe('fail');
    expect(verdictOf('regions', need, { region: '330522' })).toBe('pass');
    expect(verdictOf('regions', { exclude_regions: [province('31')] }, { region: '310116' })).toBe('fail');
    expect(verdictOf('regions', { exclude_regions: [zone('331102')] }, { devzone: '青溪经济开发区' })).toBe('fail');
    expect(verdictOf('regions', { exclude_regions: [province('31')] }, { region: '330523' })).toBe('pass');
  });
});
