import { type Firm, FirmSettings, type Tx } from '@app/platform';

const demoFirm: Partial<Firm> = {
  name: '浙里寻厂',
  phone: '400 000 0578',
  wechatId: 'zheli-xunchang-demo',
  wechatQrText: '演示二维码：请在设置中换成贵司的微信或企业微信',
  privacyContact: 'privacy@zheli-xunchang.example',
  address: '浙江省丽水市莲都区（演示地址）',
};

/** Only what nobody has set yet; remembered, so that `clearFirm` takes back exactly that. */
export async function loadFirm(tx: Tx, settings: FirmSettings): Promise<void> {
  const [row] = await tx.query<{ value: Partial<Firm> }[]>(`select value from setting where key = 'firm'`);
  const missing = Object.fromEntries(
    Object.entries(demoFirm).filter(([key]) => !row?.value[key as keyof Firm]),
  ) as Partial<Firm>;
  await settings.write(tx, missing, null);
  await tx.query(
    `insert into setting (key, value) values ('demo.firm', $1) on conflict (key) do update set value = excluded.value`,
    [JSON.stringify(missing)],
  );
}

/** Takes the demo values out; what the firm has changed since stays. */
export async function clearFirm(tx: Tx): Promise<void> {
  await tx.query(
    `update setting set value = coalesce((
       select jsonb_object_agg(own.key, own.value) from jsonb_each(setting.value) as own
       where not exists (select from setting as demo, jsonb_each(demo.value) as told
         where demo.key = 'demo.firm' and told.key = own.key and told.value = own.value)), '{}')
     where key = 'firm'`,
  );
  await tx.query(`delete from setting where key = 'demo.firm' or (key = 'firm' and value = '{}')`);
}
