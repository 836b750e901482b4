import type { Browser, Page } from 'playwright-core';
import { type AUser, PASSWORD } from '../factories/a-user.js';
import { advisorDesk } from './browser.js';

/** The dashboard on a desk of its own, signed in by its form, with 今日 in view. */
export async function signedInPage(browser: Browser, url: string, user: Pick<AUser, 'email'>): Promise<Page> {
  const page = await (await advisorDesk(browser)).newPage();
  await page.goto(`${url}/app/`);
  await page.getByLabel('邮箱').fill(user.email);
  await page.getByLabel('密码').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '今日' }).waitFor();
  return page;
}
