import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';

describe('functions of the database', () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.drop());

  const offers = (...prices: object[]) => ({ offers: prices.map((price) => ({ transaction: 'rent', price })) });
  it.each<[facts: object, rent: number | null, sale: number | null]>([
    [{}, null, null],
    [{ offers: [] }, null, null],
    [{ offers: 'many' }, null, null],
    [{ offers: [{ transaction: 'rent' }] }, null, null],
    [offers({ basis: 'rent_sqm_month', min: 16, max: 18 }), 16, null],
    [offers({ basis: 'rent_sqm_month', max: 18 }), 18, null],
    [offers({ basis: 'rent_sqm_day', min: 0.6 }, { basis: 'rent_sqm_month', min: 20 }), 18.25, null],
    [{ ...offers({ basis: 'rent_month_total', min: 30_000 }), area_sqm: 1500 }, 20, null],
    [{ ...offers({ basis: 'rent_year_total', min: 240_000 }), area_sqm: 1000 }, 20, null],
    [{ ...offers({ basis: 'rent_month_total', min: 30_000 }), area_sqm: 0 }, null, null],
    [offers({ basis: 'price_sqm', min: 3500 }, { basis: 'price_sqm', min: 3200 }), null, 3200],
    [offers({ basis: 'price_mu', min: 300_000 }), null, 450],
    [offers({ basis: 'price_sqm_land', max: 500 }), null, 500],
    [{ ...offers({ basis: 'price_total', min: 9_000_000 }), area_sqm: 3000 }, null, 3000],
    [{ ...offers({ basis: 'price_total', min: 2_000_000 }), land_mu: 3 }, null, 1000],
    [offers({ basis: 'price_total', min: 2_000_000 }), null, null],
  ])('say what %j asks: %s a ㎡ and month, %s a ㎡ to buy', async (facts, rent, sale) => {
    const [row] = await test.query(
      `select round(listing_rent_month($1::jsonb), 6)::float8 as rent, round(listing_sale_sqm($1::jsonb), 6)::float8 as sale`,
      [JSON.stringify(facts)],
    );
    expect(row).toEqual({ rent, sale });
  });

  it.each([
    ['', ['']],
    ['厂', ['厂']],
    ['Ab', ['ab']],
    ['标准厂房标准', ['准厂', '厂房', '房标', '标准']],
    ['𠮷A房', ['a房', '𠮷a']],
  ])('cut %j into pairs', async (text, grams) => {
    const [row] = await test.query<{ grams: string[] }>('select bigrams($1) as grams', [text]);
    expect(row!.grams.toSorted()).toEqual([...grams].sort());
  });
});
