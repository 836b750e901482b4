import type { Browser, Page } from 'playwright-core';
import { aLead } from './factories/a-lead.js';
import { aUser, type AUser, PASSWORD } from './factories/a-user.js';
import { createTestDatabase, type TestDatabase } from './setup/test-database.js';
import { bootApp, type Started } from './support/boot-app.js';
import { advisorDesk, openBrowser } from './support/browser.js';
import { browserOrSkip } from './support/needs.js';
import { until } from './support/until.js';

const RIGHT = '91350100M000100Y43';

describe('the company on the lead page', () => {
  let database: TestDatabase;
  let app: Started;
  let browser: Browser;
  let owner: AUser;

  beforeAll(async () => {
    database = await createTestDatabase();
    owner = await aUser(database);
    app = await bootApp({ database });
    browser = await openBrowser();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await database?.drop();
  });

  async function signedIn(): Promise<Page> {
    const page = await (await advisorDesk(browser)).newPage();
    await page.goto(`${app.url}/app/`);
    await page.locator('input[name=email]').fill(owner.email);
    await page.locator('input[name=password]').fill(PASSWORD);
    await page.locator('button[type=submit]').click();
    await page.waitForURL('**/app/today**');
    return page;
  }

  browserOrSkip(
    'is corrected in a sheet that warns of a wrong code and saves it all the same',
    async () => {
      await aLead(database, { owner, companyName: '浙江甲岭机械有限公司' });
      const lead = await aLead(database, { owner, companyName: '浙江乙岭机械有限公司' });
      const page = await signedIn();
      await page.goto(`${app.url}/app/leads/${lead.id}`);

      await page.getByRole('button', { name: '修改公司资料' }).click();
      const sheet = page.getByRole('dialog', { name: '公司资料' });
      await sheet.getByText('简称 乙岭').waitFor();
      await sheet.getByLabel('统一社会信用代码').fill(`${RIGHT.slice(0, -1)}4`);
      await sheet.getByRole('button', { name: '保存' }).click();
      await sheet.getByText('校验位不符，请核对').waitFor();
      const stored = () => database.query(`select name, uscc from company where id = $1`, [lead.companyId]);
      expect(await stored()).toEqual([{ name: '浙江乙岭机械有限公司', uscc: `${RIGHT.slice(0, -1)}4` }]);

      await sheet.getByLabel('名称').fill('甲岭机械');
      await sheet.getByRole('button', { name: '保存' }).click();
      await sheet.getByText('已有另一家同名公司').waitFor();

      await sheet.getByLabel('名称').fill('浙江丁岭机械有限公司');
      await sheet.getByLabel('统一社会信用代码').fill(RIGHT);
      await page.keyboard.press('Enter');
      await sheet.waitFor({ state: 'detached' });
      await page.getByRole('heading', { name: '浙江丁岭机械有限公司' }).waitFor();
      await page.getByText('修改公司资料：名称、统一社会信用代码').waitFor();
      expect(await stored()).toEqual([{ name: '浙江丁岭机械有限公司', uscc: RIGHT }]);
      await page.context().close();
    },
    180_000,
  );

  browserOrSkip(
    'takes a place and an industry, tells of a second editor, and looks for doubles under its new name',
    async () => {
      await aLead(database, { owner, companyName: '浙江庚岭精密机械有限公司' });
      const given = { owner, companyName: '浙江戊岭机械有限公司', phone: '+8657187654321' };
      const lead = await aLead(database, given);
      const page = await signedIn();
      await page.goto(`${app.url}/app/leads/${lead.id}`);
      await page.locator('.phone-notes', { hasText: '座机，收不到短信' }).waitFor();

      await page.getByRole('button', { name: '修改公司资料' }).click();
      const sheet = page.getByRole('dialog', { name: '公司资料' });
      await sheet.locator('.company-people', { hasText: '座机，收不到短信' }).waitFor();
      await sheet.getByRole('button', { name: '选择所在地' }).click();
      await sheet.getByRole('combobox').fill('莲都');
      await sheet.getByRole('option', { name: /莲都区/ }).click();
      await sheet.getByRole('button', { name: '选择所在地：浙江省丽水市莲都区' }).waitFor();
      await sheet.getByRole('button', { name: '选择行业' }).click();
      await sheet.getByRole('combobox').fill('通用设备');
      await sheet.getByRole('option', { name: /通用设备制造业/ }).click();

      await database.query(`update company set industry = '36', version = version + 1 where id = $1`, [lead.companyId]);
      await sheet.getByRole('button', { name: '保存' }).click();
      await sheet.getByText('别人刚改为「汽车制造业」').waitFor();
      await sheet.getByRole('button', { name: '保存' }).click();
      await sheet.waitFor({ state: 'detached' });
      const stored = () => database.query(`select region, industry from company where id = $1`, [lead.companyId]);
      expect(await stored()).toEqual([{ region: '331102', industry: '34' }]);

      await page.getByRole('button', { name: '修改公司资料' }).click();
      await sheet.getByLabel('名称').fill('浙江庚领精密机械有限公司');
      await sheet.getByRole('button', { name: '保存' }).click();
      await sheet.waitFor({ state: 'detached' });
      const pairs = () => database.query(`select 1 from duplicate where kind = 'company' and $1 in (a, b)`, [lead.companyId]); // prettier-ignore
      await until(async () => (await pairs()).length > 0, { for: 'the pair under the new name', ms: 30_000 });

      await page.goto(`${app.url}/app/leads?view=all&q=${encodeURIComponent('庚')}`);
      await page.getByText('浙江庚岭精密机械有限公司').first().waitFor();
      await page.getByText('浙江庚领精密机械有限公司').first().waitFor();
      await page.context().close();
    },
    180_000,
  );

  browserOrSkip(
    'warns beside the number of a phone lead and takes it all the same',
    async () => {
      const page = await signedIn();
      await page.goto(`${app.url}/app/leads/new`);
      const phone = page.locator('input[name=phone]');
      const says = page.locator('.phone-hint');
      for (const [typed, words] of [
        ['400 0123 021转2', ['客服号，不是个人手机', '接通后拨分机 2']],
        ['+852 5123 4567', ['境外号码：']],
        ['149 0000 1111', ['号段未启用']],
        ['1390000', ['位数不对']],
      ] as const) {
        await phone.fill(typed);
        for (const word of words) await says.getByText(word).waitFor();
      }
      await page.locator('input[name=company]').fill('浙江辛岭机械有限公司');
      await page.locator('form button[type=submit]').last().click();
      await page.waitForURL(/leads\/[0-9a-f-]{36}/);
      await page.locator('.phone-notes', { hasText: '位数不对' }).first().waitFor();
      expect(await database.query(`select phone_hint from contact where phone_index is null`)).toEqual([
        { phone_hint: '****0000' },
      ]);
      await page.context().close();
    },
    180_000,
  );
});
