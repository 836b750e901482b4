import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { handlerNames } from '../apps/cli/src/demo/mark-handled.js';
import { followers } from '../apps/worker/src/flow.js';
import { createTestDatabase, type TestDatabase } from './setup/test-database.js';

const root = join(__dirname, '..');
const page = join(root, 'test/fixtures/news-page.txt');

describe('the plotline command', () => {
  let folder: string;
  let database: TestDatabase;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'plotline-cli-'));
    database = await createTestDatabase();
  });
  afterAll(async () => {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** With its own data folder, and an environment without any setting of Plotline. */
  function run(
    args: string[],
    { input = '', env = {} }: { input?: string | Buffer; env?: Record<string, string> } = {},
  ) {
    const { PATH, HOME } = process.env;
    return spawnSync(process.execPath, [join(root, 'apps/cli/plotline.mjs'), ...args], {
      cwd: folder,
      input,
      encoding: 'utf8',
      env: { PATH, HOME, PLOTLINE_DATA_DIR: join(folder, 'data'), ...env },
    });
  }
  const onDatabase = (...args: string[]): SpawnSyncReturns<string> =>
    run(args, { env: { DATABASE_URL: database.url } });
  const count = async (table: string): Promise<number> =>
    Number((await database.query<{ n: string }>(`select count(*) as n from ${table}`))[0]!.n);
  const file = (name: string, content: string | Buffer): string => {
    writeFileSync(join(folder, name), content);
    return name;
  };

  it('lists its commands', () => {
    const { stdout, status } = run(['--help']);
    expect(status).toBe(0);
    for (const words of ['needs parse', 'match', 'articles read', 'articles mine', 'articles import', 'listings import',
      'leads import', 'companies shorten', 'users add', 'backup', 'restore', 'demo load', 'demo clear', 'keys rotate']) {
      expect(stdout).toMatch(new RegExp(`^  ${words}\\b`, 'm'));
    } // prettier-ignore
  });

  it.each([['leads', 'import']])('says that %s %s is not there yet', (...words) => {
    const { stderr, stdout, status } = run([...words, 'some.csv', '--whatever']);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toBe(`plotline: "${words.join(' ')}" is not in this version yet; a later one brings it.\n`);
  });

  it('mines articles line by line, in order, without a database', () => {
    const line = (id: string, text: string): string => JSON.stringify({ id, title: '开工', text });
    const input = `${line('b', '昨天,浙江云澜精工有限公司数控磨床项目在缙云县开工,总投资2亿元。')}\n${line('a', '今天天气晴。')}\n`;
    const { stdout, status } = run(['articles', 'mine'], { input });
    const rows = stdout
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text) as { id: string; is_lead_source: boolean; prospects: unknown[] });
    expect(status).toBe(0);
    expect(rows.map(({ id, is_lead_source: is }) => [id, is])).toEqual([['b', true], ['a', false]]); // prettier-ignore
    expect(rows[0]!.prospects[0]).toMatchObject({
      company: '浙江云澜精工有限公司',
      amount_cny: 200_000_000,
      stage: '开工',
    });
    const bad = run(['articles', 'mine'], { input: `${line('b', '')}\n{"id":1}\n` });
    expect([bad.status, bad.stdout]).toEqual([1, '']);
    expect(bad.stderr).toMatch(/line 2: .*title/);
  });

  it('reads needs line by line, in order, without a database', () => {
    const line = (id: string, text: string): string =>
      JSON.stringify({ id, form_field: 'need', as_of: '2026-09-01', text });
    const input = `${line('b', '想在丽水找30亩左右的工业用地')}\n\n${line('a', '租厂房2000到3000方')}\n`;
    const { stdout, status } = run(['needs', 'parse'], { input });
    const rows = stdout
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text) as { id: string; need: Record<string, unknown> });
    expect(status).toBe(0);
    expect(rows.map(({ id }) => id)).toEqual(['b', 'a']);
    expect(rows[0]!.need).toMatchObject({ transaction: ['land'], land_mu: { min: 30, max: 30, approx: 'about' } });
    expect(readdirSync(folder)).not.toContain('data');
  });

  it('names the line that it cannot read, and prints nothing', () => {
    const good = JSON.stringify({ id: 1, form_field: 'need', as_of: '2026-09-01', text: '租厂房' });
    const { stdout, stderr, status } = run(['needs', 'parse'], { input: `${good}\nnot json\n` });
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain('standard input, line 2: ');
  });

  it('shortens company names, one a line', () => {
    const { stdout } = run(['companies', 'shorten'], {
      input: '浙江示例精工科技有限公司\n\n青田样例机械有限公司\n',
    });
    expect(stdout).toBe('浙江示例精工科技有限公司\t示例\n\n青田样例机械有限公司\t样例\n');
  });

  it('matches needs with listings, and names file and line of what it cannot read', () => {
    const needs = file(
      'needs.jsonl',
      `${JSON.stringify({ id: 'n', need: { side: 'demand', transaction: ['rent'], property: ['factory'] } })}\n`,
    );
    const listing = {
      ref: 'L1',
      kind: 'factory',
      region: '331102',
      offers: [{ transaction: 'rent' }],
      status: 'available',
    };
    const listings = file('listings.jsonl', `${JSON.stringify(listing)}\n`);
    const { stdout } = run(['match', '--needs', needs, '--listings', listings]);
    expect(JSON.parse(stdout)).toMatchObject({ id: 'n', matches: [{ ref: 'L1', verdict: 'fit' }] });
    file('listings.jsonl', `${JSON.stringify(listing)}\n{"ref":"L2","kind":"castle"}\n`);
    const bad = run(['match', '--needs', needs, '--listings', listings]);
    expect([bad.status, bad.stdout]).toEqual([1, '']);
    expect(bad.stderr).toContain('listings.jsonl, line 2: kind');
    expect(run(['match', '--needs', 'none.jsonl', '--listings', listings]).stderr).toBe(
      'plotline: none.jsonl: no such file.\n',
    );
  });

  it('reads a saved page in an old charset, from a file or from standard input, and refuses what is none', () => {
    const saved = join(root, 'test/fixtures/pages/government-portal.page');
    const expected: unknown = JSON.parse(readFileSync(saved.replace('.page', '.json'), 'utf8'));
    const { stdout, status } = run(['articles', 'read', saved]);
    expect([status, JSON.parse(stdout)]).toEqual([0, expected]);
    const piped = run(['articles', 'read', '-', '--url', 'https://example.gov.cn/a'], { input: readFileSync(saved) });
    expect(JSON.parse(piped.stdout)).toEqual({ ...(expected as object), source_url: 'https://example.gov.cn/a' });
    for (const [input, reason] of [
      ['', 'standard input is empty: there is no page in it.'],
      ['%PDF-1.7', 'standard input is not text: save the page as HTML or as plain text.'],
      ['<html><body></body></html>', 'standard input: no headline and story could be read in it.'],
    ]) {
      const bad = run(['articles', 'read', '-'], { input });
      expect([bad.status, bad.stdout, bad.stderr]).toEqual([1, '', `plotline: ${reason}\n`]);
    }
    expect(readdirSync(folder)).not.toContain('data');
  });

  it('imports and publishes an article once, and keeps drafts unpublished', async () => {
    const first = onDatabase('articles', 'import', page);
    expect([first.status, first.stderr]).toEqual([0, '']);
    expect(first.stdout).toMatch(/^published\t\/news\/\S+\t/);
    expect(onDatabase('articles', 'import', page).stdout).toMatch(/^known\t/);
    const draft = file(
      'draft.txt',
      '一家企业在莲都区扩建厂房\n\n浙江示例精工有限公司今天在莲都区开工建设二期厂房，总投资三亿元，用地四十亩，计划明年投产。\n',
    );
    expect(onDatabase('articles', 'import', draft, '--draft').stdout).toMatch(/^draft\t/);
    expect(await count(`article where status = 'published'`)).toBe(1);
  });

  it('refuses files that are no pages by name, and then stores none of them', async () => {
    const before = await count('article');
    const bad: [string, RegExp][] = [
      ['missing.txt', /missing\.txt does not exist/],
      [file('empty.txt', ''), /empty\.txt is empty/],
      [file('binary.txt', Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 1, 2])), /binary\.txt is not text/],
      [file('huge.txt', Buffer.alloc(50 * 1024 * 1024, 'a')), /huge\.txt is larger than/],
    ];
    const good = file(
      'good.txt',
      '另一家企业在青田县签约\n\n浙江样例机电有限公司昨天在青田县签约，总投资两亿元，用地三十亩。\n',
    );
    for (const [name, reason] of bad) {
      const { status, stdout, stderr } = onDatabase('articles', 'import', good, name);
      expect([name, status, stdout]).toEqual([name, 1, '']);
      expect(stderr).toMatch(reason);
    }
    expect(await count('article')).toBe(before);
  });

  it('adds a user with a one-time password, once', async () => {
    const { stdout, status } = onDatabase('users', 'add', 'Zhang@firm.cn', '--name', '张三', '--role', 'admin');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^\w{4}-\w{4}-\w{4}-\w{4}\n$/);
    expect(await database.query(`select email, role, must_change_password as must from app_user`)).toEqual([
      { email: 'zhang@firm.cn', role: 'admin', must: true },
    ]);
    expect(onDatabase('users', 'add', 'zhang@firm.cn').stderr).toBe(
      'plotline: zhang@firm.cn has an account already.\n',
    );
    expect(onDatabase('users', 'add', 'li@firm.cn', '--team', '没有的组').stderr).toContain(
      'There is no team 没有的组 (teams: 招商部)',
    );
    expect(onDatabase('users', 'add', 'li@firm.cn', '--role', 'king').status).toBe(1);
    expect(await count('app_user')).toBe(1);
  });

  it('says in one sentence what is wrong with the database', () => {
    const { stderr, status } = run(['demo', 'load'], { env: { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' } });
    expect(status).toBe(1);
    expect(stderr).toContain(
      'plotline: Cannot use the database 127.0.0.1:1/none (DATABASE_URL): nothing listens there',
    );
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(run(['demo', 'load'], { env: { DATABASE_URL: 'mysql://x' } }).stderr).toContain(
      'plotline: DATABASE_URL is not a URL',
    );
  });

  it('carries an embedded system to another data folder, and stops the databases that it started', () => {
    const there = { PLOTLINE_DATA_DIR: join(folder, 'moved') };
    const loaded = run(['demo', 'load'], { env: { PLOTLINE_DEMO_PASSWORD: 'one two three four' } });
    expect([loaded.status, loaded.stdout]).toEqual([0, expect.stringContaining('password\tone two three four\n')]);
    const saved = run(['backup', 'all.tar.gz']);
    expect([saved.status, saved.stdout]).toEqual([0, '']);
    expect(saved.stderr).toContain('Keep it safe');
    const restored = run(['restore', 'all.tar.gz'], { env: there });
    expect(restored.stderr).toContain('every table matches its checksum');
    expect(run(['restore', 'all.tar.gz'], { env: there }).stderr).toContain(
      'The database has 7 users and 60 leads. Add --force',
    );
    expect(run(['keys', 'rotate'], { env: there }).stderr).toContain('A new phone key is in force; 128 phones');
    const cleared = run(['demo', 'clear'], { env: there });
    expect(cleared.stderr).toContain('lead 60');
    expect(cleared.stdout).toMatch(/^admin@plotline\.local\t\w{4}-/);
    for (const name of ['data', 'moved']) expect(readdirSync(join(folder, name))).not.toContain('owner.lock');
  }, 180_000);

  it('marks demo events as handled for every follower of the flow', () => {
    expect(handlerNames).toEqual(expect.arrayContaining([...new Set(followers.map(({ handler }) => handler))]));
  });
});
