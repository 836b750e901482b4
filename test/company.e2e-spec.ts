import type { Browser } from 'playwright-core';
import { aLead } from './factories/a-lead.js';
import { aUser, type AUser, PASSWORD } from './factories/a-user.js';
import { createTestDatabase, type TestDatabase } from './setup/test-database.js';
import { bootApp, type Started } from './support/boot-app.js';
import { advisorDesk, openBrowser } from './support/browser.js';
import { browserOrSkip } from './support/needs.js';

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

  browserOrSkip(
    'is corrected in a sheet that warns of a wrong code and saves it all the same',
    async () => {
      await aLead(database, { owner, companyName: '浙江甲岭机械有限公司' });
      const lead = await aLead(database, { owner, companyName: '浙江乙岭机械有限公司' });
      const page = await (await advisorDesk(browser)).newPage();
      await page.goto(`${app.url}/app/`);
      await page.locator('input[name=email]').fill(owner.email);
      await page.locator('input[name=password]').fill(PASSWORD);
      await page.locator('button[type=submit]').click();
      await page.waitForURL('**/app/today**');
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
    60_000,
  );
});
