import { randomUUID } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { normaliseCompanyName, shortCompanyName } from '../company-name.js';
import { candidateParameters, COMPANY_CANDIDATES, rankCompanies } from './company-candidates.js';

describe('candidates among 20,000 companies', () => {
  let test: TestDatabase;

  const add = (name: string, uscc: string | null = null) =>
    test.query(`insert into company (name, name_key, short_name, uscc) values ($1, $2, $3, $4)`, [
      name,
      normaliseCompanyName(name),
      shortCompanyName(name) || null,
      uscc,
    ]);

  beforeAll(async () => {
    test = await createTestDatabase();
    await test.query(
      `insert into company (name, name_key, short_name)
       select '浙江' || brand || '精密机械有限公司', brand || '精密机械', brand from (
         select chr(19968 + n % 4000) || chr(24000 + n % 4999) || chr(20000 + n / 7) as brand from generate_series(1, 20000) as n) as names
       on conflict do nothing`,
    );
    await add('浙江示禾精密机械有限公司');
    await add('丽水示禾机械厂', '91331102MA2E0TEST1');
    await test.query('analyze company');
  });
  afterAll(() => test?.drop());

  it('never reads the table from end to end', async () => {
    const sought = {
      name: '浙江示和精密机械有限公司',
      uscc: '91331102MA2E0TEST1',
      phoneIndexes: [Buffer.from(randomUUID())],
    };
    const plan = await test.query<Record<string, string>>(
      `explain ${COMPANY_CANDIDATES}`,
      candidateParameters([sought]),
    );
    const lines = plan.map((row) => row['QUERY PLAN']!);
    expect(lines.filter((line) => /Seq Scan on company/.test(line))).toEqual([]);
    expect(lines.join('\n')).toContain('company_near_keys');
  });

  it('finds a slip of one character, the same brand and the same code', async () => {
    const find = async (name: string, uscc?: string) => {
      const sought = { name, uscc };
      const found = await test.query<Parameters<typeof rankCompanies>[1][number]>(
        COMPANY_CANDIDATES,
        candidateParameters([sought]),
      );
      return rankCompanies(sought, found, 10).map((company) => `${company.name} ${company.reasons[0]!.words}`);
    };
    expect(await find('浙江示和精密机械有限公司')).toEqual([
      '浙江示禾精密机械有限公司 名称只差一字：浙江示禾精密机械有限公司',
    ]);
    expect(await find('示禾精密机械制造有限公司')).toEqual([
      '丽水示禾机械厂 字号相同：示禾',
      '浙江示禾精密机械有限公司 字号相同：示禾',
    ]);
    expect(await find('别的厂', ' 91331102ma2e0test1')).toEqual(['丽水示禾机械厂 同一信用代码']);
    expect(await find('')).toEqual([]);
    await add('浙江𠮷野云帆精密机械有限公司');
    expect(await find('浙江𠮷野云航精密机械有限公司')).toEqual([
      '浙江𠮷野云帆精密机械有限公司 名称只差一字：浙江𠮷野云帆精密机械有限公司',
    ]);
  });
});
